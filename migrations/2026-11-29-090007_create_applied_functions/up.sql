CREATE TABLE applied_functions (
    file       TEXT        PRIMARY KEY,
    digest     BYTEA       NOT NULL CONSTRAINT applied_functions_digest_length
        CHECK (octet_length(digest) = 32),
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE applied_functions IS 'The files of backend/src/db/functions that `lodge migrate` has applied.';
COMMENT ON COLUMN applied_functions.digest IS 'SHA-256 of the text; a file with another text is applied again.';
