-- The boundary between the roles, a second time beside the server's. Rights and policies that were granted
-- before are taken back first: what stands here is all there is.
REVOKE ALL ON tickets, ticket_revisions, ticket_counts, messages, photos, ticket_events, user_events, event_head,
    idempotency_keys, receipts, applied_functions FROM lodge_user, lodge_helpdesk;
DO $$
DECLARE
    policy RECORD;
BEGIN
    FOR policy IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP POLICY %I ON %I', policy.policyname, policy.tablename);
    END LOOP;
END $$;

-- Whether users see a ticket. It runs with the rights of its owner, so that a policy can look into `tickets`
-- without applying the policies of `tickets` in turn. PL/pgSQL keeps the plan; SQL would plan at each call.
CREATE OR REPLACE FUNCTION is_unclosed(ticket BIGINT) RETURNS BOOLEAN
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM tickets WHERE id = ticket AND status <> 'closed');
END $$;

-- For users a closed ticket does not exist. Nobody sets dates, versions or numbers.
CREATE POLICY tickets_user_select ON tickets FOR SELECT TO lodge_user USING (status <> 'closed');
CREATE POLICY tickets_user_insert ON tickets FOR INSERT TO lodge_user
    WITH CHECK (described_by = 'user' AND (follows IS NULL OR is_unclosed(follows)));
CREATE POLICY tickets_user_update ON tickets FOR UPDATE TO lodge_user
    USING (status <> 'closed');
CREATE POLICY tickets_helpdesk ON tickets TO lodge_helpdesk USING (true);
GRANT SELECT ON tickets TO lodge_user, lodge_helpdesk;
GRANT INSERT (description, described_by, category, confidence, place, follows) ON tickets
    TO lodge_user, lodge_helpdesk;
GRANT UPDATE (description, described_by, category, confidence, place) ON tickets
    TO lodge_user, lodge_helpdesk;
GRANT UPDATE (category_by, status) ON tickets TO lodge_helpdesk;

CREATE POLICY ticket_revisions_user ON ticket_revisions TO lodge_user
    USING (EXISTS (SELECT FROM tickets WHERE tickets.id = ticket_id));
CREATE POLICY ticket_revisions_helpdesk ON ticket_revisions TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_revisions TO lodge_user, lodge_helpdesk;

CREATE POLICY ticket_counts_user ON ticket_counts TO lodge_user USING (status <> 'closed');
CREATE POLICY ticket_counts_helpdesk ON ticket_counts TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_counts TO lodge_user, lodge_helpdesk;

CREATE POLICY messages_user ON messages TO lodge_user
    USING (is_unclosed(ticket_id)) WITH CHECK (role = 'user' AND is_unclosed(ticket_id));
CREATE POLICY messages_helpdesk ON messages TO lodge_helpdesk
    USING (true) WITH CHECK (role = 'helpdesk');
GRANT SELECT, INSERT (ticket_id, role, body, by_reporter) ON messages TO lodge_user, lodge_helpdesk;
GRANT INSERT (is_outcome) ON messages TO lodge_helpdesk;

CREATE POLICY photos_user ON photos TO lodge_user
    USING (is_unclosed(ticket_id)) WITH CHECK (role = 'user' AND is_unclosed(ticket_id));
CREATE POLICY photos_helpdesk ON photos TO lodge_helpdesk
    USING (true) WITH CHECK (role = 'helpdesk');
GRANT SELECT, INSERT (ticket_id, role, width, height, picture, thumbnail) ON photos
    TO lodge_user, lodge_helpdesk;

-- Only the function `append_events` writes the log; users read it through `user_events`, too.
CREATE POLICY ticket_events_user ON ticket_events TO lodge_user USING (is_unclosed(ticket_id));
CREATE POLICY ticket_events_helpdesk ON ticket_events TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_events, event_head TO lodge_user, lodge_helpdesk;
GRANT SELECT ON user_events TO lodge_user;
