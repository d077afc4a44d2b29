-- When a frozen copy is erased, the PDF of each change of its agreement goes along.
create or replace function erase_change_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update documents set bytes = null where id in (
    select c.document_id from terms_changes c join grants g on g.id = c.grant_id where g.submission_id = new.id);
  update terms_changes set diff = '[]', reason = null, answer = null
    where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
