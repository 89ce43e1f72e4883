-- The two roles of the application. Neither can log in: the server's connections take one of them on,
-- and with it only the rights that `backend/src/db/functions/access.sql` grants.
DO $$
DECLARE
    role_name TEXT;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['lodge_user', 'lodge_helpdesk'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            -- Roles belong to the whole cluster; the migration of another database has created it.
            NULL;
        END;
        IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
        END IF;
    END LOOP;
END $$;
