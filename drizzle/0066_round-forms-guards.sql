grant select, insert, update, delete on round_forms to dichtbij_app;
--> statement-breakpoint
-- What is asked since the opening never changes: who answered has to be read by the questions that they saw.
create function freeze_round_form() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  opened timestamptz;
begin
  if old.used_from is null then
    return coalesce(new, old);
  end if;
  select opens_at into opened from rounds where id = old.round_id;
  if tg_op = 'DELETE' then
    if opened is not null then
      raise exception 'a version of the questions that was asked stays' using errcode = 'DB008';
    end if;
    return old;
  end if;
  if new.changed_at >= opened or new.round_id <> old.round_id or new.version <> old.version
    or new.used_from is distinct from old.used_from then
    raise exception 'the questions of a round are frozen at its opening' using errcode = 'DB008',
      detail = json_build_object('opened', opened)::text;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger round_forms_frozen before update or delete on round_forms
  for each row execute function freeze_round_form();
--> statement-breakpoint
revoke all on function freeze_round_form() from public;
