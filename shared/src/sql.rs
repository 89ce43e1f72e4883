//! Stores an enum as its `snake_case` name, the name its column's CHECK lists.

macro_rules! stored_as_text {
    ($name:ty) => {
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.as_ref().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(std::str::from_utf8(bytes.as_bytes())?.parse()?)
            }
        }
    };
}

stored_as_text!(crate::event::EventKind);
stored_as_text!(crate::role::Role);
stored_as_text!(crate::ticket::Category);
stored_as_text!(crate::ticket::CategoryBy);
stored_as_text!(crate::ticket::Status);
