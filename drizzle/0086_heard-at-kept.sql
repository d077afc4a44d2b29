-- When an initiative was last heard: a contact that was noted, a message either way, a report, evidence or results that were
-- sent, an agreement that began; without any of them the award.
create function heard_of(grants) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
select greatest($1.awarded_at,
  (select max(happened_at) from contact_moments where proposal_id = $1.proposal_id and kind <> 'note'),
  (select max(sent_at) from messages where proposal_id = $1.proposal_id),
  (select max(sent_at) from reports where grant_id = $1.id),
  (select max(sent_at) from milestone_evidence where grant_id = $1.id),
  (select max(sent_at) from outcome_attestations where grant_id = $1.id),
  (select max(in_force_at) from terms_versions where grant_id = $1.id))
$$;
--> statement-breakpoint
create function heard_since_award() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.heard_at := greatest(new.heard_at, new.awarded_at);
  return new;
end $$;
--> statement-breakpoint
create trigger grants_heard before insert on grants for each row execute function heard_since_award();
--> statement-breakpoint
-- The argument says by which column a row belongs to a grant.
create function note_heard() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  belongs uuid := (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[0])::uuid;
begin
  if tg_argv[0] = 'grant_id' then
    update grants g set heard_at = heard_of(g) where g.id = belongs and g.heard_at <> heard_of(g);
  else
    update grants g set heard_at = heard_of(g) where g.proposal_id = belongs and g.heard_at <> heard_of(g);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger contact_moments_heard after insert or delete or update of happened_at, kind on contact_moments
  for each row execute function note_heard('proposal_id');
--> statement-breakpoint
create trigger messages_heard after insert or delete on messages
  for each row execute function note_heard('proposal_id');
--> statement-breakpoint
create trigger reports_heard after insert or delete or update of sent_at on reports
  for each row execute function note_heard('grant_id');
--> statement-breakpoint
create trigger milestone_evidence_heard after insert or delete on milestone_evidence
  for each row execute function note_heard('grant_id');
--> statement-breakpoint
create trigger outcome_attestations_heard after insert or delete on outcome_attestations
  for each row execute function note_heard('grant_id');
--> statement-breakpoint
create trigger terms_versions_heard after insert or delete or update of in_force_at on terms_versions
  for each row execute function note_heard('grant_id');
--> statement-breakpoint
revoke all on function heard_since_award(), note_heard() from public;
--> statement-breakpoint
update grants g set heard_at = heard_of(g);
