// The tables as the migrations create them; a test compares this file with the database. The columns have the
// types of the domains' base types.

diesel::table! {
    tickets (id) {
        id -> BigInt,
        description -> Text,
        described_by -> Text,
        category -> Text,
        category_by -> Text,
        confidence -> Nullable<Double>,
        classifier_category -> Nullable<Text>,
        reviewed -> Bool,
        status -> Text,
        version -> BigInt,
        opened_at -> Timestamptz,
        modified_at -> Timestamptz,
        activated_at -> Nullable<Timestamptz>,
        closed_at -> Nullable<Timestamptz>,
        last_activity_at -> Timestamptz,
        last_message_role -> Nullable<Text>,
        messages -> BigInt,
        waiting_since -> Nullable<Timestamptz>,
        follows -> Nullable<BigInt>,
        affected -> BigInt,
        place -> Nullable<Text>,
        photos -> Array<BigInt>,
    }
}

diesel::table! {
    ticket_revisions (ticket_id, version) {
        ticket_id -> BigInt,
        version -> BigInt,
        description -> Text,
        role -> Text,
    }
}

diesel::table! {
    ticket_counts (status, category) {
        status -> Text,
        category -> Text,
        tickets -> BigInt,
        reviewed -> BigInt,
        corrected -> BigInt,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        role -> Text,
        body -> Text,
        sent_at -> Timestamptz,
        is_outcome -> Bool,
        by_reporter -> Bool,
    }
}

diesel::table! {
    photos (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        role -> Text,
        width -> Integer,
        height -> Integer,
        picture -> Bytea,
        thumbnail -> Bytea,
        added_at -> Timestamptz,
    }
}

diesel::table! {
    event_head (singleton) {
        singleton -> Bool,
        last -> BigInt,
        epoch -> Uuid,
    }
}

diesel::table! {
    ticket_events (position) {
        position -> BigInt,
        ticket_id -> BigInt,
        kind -> Text,
        role -> Text,
        at -> Timestamptz,
        category -> Text,
        status -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    /// A view: the log as users may see it.
    user_events (position) {
        position -> BigInt,
        ticket_id -> BigInt,
        kind -> Text,
        role -> Nullable<Text>,
        at -> Nullable<Timestamptz>,
        category -> Nullable<Text>,
        status -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency_keys (key) {
        key -> Uuid,
        fingerprint -> Bytea,
        answer -> Json,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    receipts (secret_hash) {
        secret_hash -> Bytea,
        ticket_id -> BigInt,
        kind -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    applied_functions (file) {
        file -> Text,
        digest -> Bytea,
        applied_at -> Timestamptz,
    }
}

diesel::joinable!(messages -> tickets (ticket_id));
diesel::joinable!(photos -> tickets (ticket_id));
diesel::joinable!(ticket_events -> tickets (ticket_id));
diesel::allow_tables_to_appear_in_same_query!(
    event_head,
    messages,
    photos,
    ticket_events,
    ticket_revisions,
    tickets,
);
