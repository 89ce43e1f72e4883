//! Enums that are one name in JSON, in addresses and in the database.

/// Declares an enum without fields that is written as its `snake_case` name: in JSON, as text (`as_ref`,
/// `Display`, `FromStr`, `&'static str::from`) and, with the feature `diesel`, in a `TEXT` column.
/// `ALL` lists the variants in the order of their declaration, `COUNT` says how many there are.
macro_rules! text_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$variant_attribute:meta])* $variant:ident),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            serde::Serialize,
            serde::Deserialize,
            strum::AsRefStr,
            strum::Display,
            strum::EnumString,
            strum::IntoStaticStr,
        )]
        #[cfg_attr(
            feature = "diesel",
            derive(diesel::deserialize::FromSqlRow, diesel::expression::AsExpression),
            diesel(sql_type = diesel::sql_types::Text)
        )]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_attribute])* $variant),+
        }

        impl $name {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$variant),+].len();
            /// All of them, in the order of their declaration.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant),+];
        }

        #[cfg(feature = "diesel")]
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.as_ref().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        #[cfg(feature = "diesel")]
        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(std::str::from_utf8(bytes.as_bytes())?.parse()?)
            }
        }
    };
}
