-- Where a problem is, and pictures of it.
ALTER TABLE tickets
    ADD COLUMN place TEXT CONSTRAINT tickets_place_length CHECK (char_length(place) BETWEEN 1 AND 160),
    ADD COLUMN photos BIGINT[] NOT NULL DEFAULT '{}'
        CONSTRAINT tickets_photos_at_most_5 CHECK (cardinality(photos) <= 5);
COMMENT ON COLUMN tickets.place IS 'One line of free text: shared/src/place.rs.';
COMMENT ON COLUMN tickets.photos IS 'The ids of its pictures, in the order in which they were added.';
-- The filter ignores case.
CREATE INDEX tickets_place ON tickets (lower(place), opened_at, id) WHERE place IS NOT NULL;

-- For the order by how many are affected.
CREATE INDEX tickets_affected ON tickets (affected DESC, id DESC);
CREATE INDEX tickets_unclosed_affected ON tickets (affected DESC, id DESC) WHERE status <> 'closed';

CREATE TABLE photos (
    id        BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id BIGINT      NOT NULL CONSTRAINT photos_ticket_id_fkey REFERENCES tickets (id),
    role      lodge_role  NOT NULL,
    width     INTEGER     NOT NULL,
    height    INTEGER     NOT NULL,
    picture   BYTEA       NOT NULL,
    thumbnail BYTEA       NOT NULL,
    added_at  TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE photos IS 'Pictures as the server has encoded them: JPEG without metadata.';
-- They are compressed already.
ALTER TABLE photos ALTER COLUMN picture SET STORAGE EXTERNAL, ALTER COLUMN thumbnail SET STORAGE EXTERNAL;
CREATE INDEX photos_ticket_id ON photos (ticket_id);
ALTER TABLE photos ENABLE ROW LEVEL SECURITY;

ALTER DOMAIN ticket_event_kind DROP CONSTRAINT ticket_event_kind_known;
ALTER DOMAIN ticket_event_kind ADD CONSTRAINT ticket_event_kind_known
    CHECK (VALUE IN ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted', 'affected',
        'photo_added'));
