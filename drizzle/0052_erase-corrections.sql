-- With the words of a report go what was asked about it, what its photos show, and why its figures were put right.
create or replace function erase_report_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_sendings set question = null where report_id = new.report_id;
  update report_photos set shows = '', consent = 'fund', hidden_reason = null where report_id = new.report_id;
  update reports set question = null, skip_reason = null where id = new.report_id;
  update measurements set correction_reason = null
    where report_id = new.report_id and correction_reason is not null;
  return null;
end $$;
