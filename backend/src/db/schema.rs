// Written by hand after `migrations/`; a test compares it with the database.

diesel::table! {
    tickets (id) {
        id -> BigInt,
        description -> Text,
        described_by -> Text,
        category -> Text,
        category_by -> Text,
        confidence -> Nullable<Double>,
        status -> Text,
        version -> BigInt,
        opened_at -> Timestamptz,
        modified_at -> Timestamptz,
        activated_at -> Nullable<Timestamptz>,
        closed_at -> Nullable<Timestamptz>,
        last_activity_at -> Timestamptz,
        last_message_role -> Nullable<Text>,
        messages -> BigInt,
        waiting_since -> Timestamptz,
        follows -> Nullable<BigInt>,
        assigned -> Nullable<Text>,
        judged -> Bool,
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
        judged -> BigInt,
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
    /// A view: the log as far as users may know it.
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
        answer -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::joinable!(messages -> tickets (ticket_id));
diesel::joinable!(ticket_events -> tickets (ticket_id));
diesel::allow_tables_to_appear_in_same_query!(messages, ticket_events, ticket_revisions, tickets,);
