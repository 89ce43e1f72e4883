\set number random(1, :unclosed_threads)
SELECT tickets.*, thread.* FROM unclosed_threads JOIN tickets USING (id)
    LEFT JOIN messages AS thread ON thread.ticket_id = tickets.id
WHERE unclosed_threads.number = :number ORDER BY thread.id;
