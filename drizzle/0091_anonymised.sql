-- What is asked of a whole file with the past, and whether everybody is told of it.
grant update (aid, shown) on past_batches to dichtbij_app;
--> statement-breakpoint
-- A condition without what somebody typed in it. What it asks stays.
create function condition_without_words(condition jsonb) returns jsonb language plpgsql immutable
  set search_path = public, pg_temp as $$
begin
  return case
    when condition ? 'all' then jsonb_build_object('all', (
      select coalesce(jsonb_agg(condition_without_words(part) order by nth), '[]')
      from jsonb_array_elements(condition->'all') with ordinality as parts(part, nth)))
    when condition ? 'any' then jsonb_build_object('any', (
      select coalesce(jsonb_agg(condition_without_words(part) order by nth), '[]')
      from jsonb_array_elements(condition->'any') with ordinality as parts(part, nth)))
    when condition ? 'confirmedBy' then condition || '{"text": "(gewist)"}'
    else condition
  end;
end $$;
--> statement-breakpoint
-- Terms as they stay when the time of a grant has passed: amounts, days, shares, places, indicators and what released each
-- payment, without a name, an address, an account or a text that somebody wrote. Who got state aid stays named in terms that
-- say so: the law wants that register for ten years.
create function terms_without_people(terms jsonb) returns jsonb language sql immutable
  set search_path = public, pg_temp as $$
  select terms || jsonb_build_object(
    'award', (terms->'award') - 'conditions',
    'fund', (terms->'fund') || '{"contact": {"name": "(gewist)", "phone": "(gewist)"}}',
    'grantee', (terms->'grantee')
      || case when jsonb_typeof(terms->'stateAid') = 'object' then '{}'::jsonb
         else '{"name": "(gewist)", "kvkNumber": "(gewist)"}'::jsonb end
      || '{"address": null, "representatives": [{"name": "(gewist)", "capacity": null, "email": "gewist@example.org"}]}',
    'initiative', (terms->'initiative') || '{"name": "(gewist)"}',
    'bank', '{"iban": "(gewist)", "holder": "(gewist)"}'::jsonb,
    'purpose', '(gewist)',
    'place', null,
    'roles', '[]'::jsonb,
    'publicity', '{"exception": null}'::jsonb,
    'experiment', case when jsonb_typeof(terms->'experiment') = 'object' then (terms->'experiment')
      || '{"question": "(gewist)", "sign": "(gewist)", "stopRule": null}' else 'null' end,
    'instruments', (select coalesce(jsonb_agg(case when one ? 'method' then one || '{"method": "(gewist)"}' else one end
      order by nth), '[]') from jsonb_array_elements(terms->'instruments') with ordinality as all_of(one, nth)),
    'budgetLines', (select coalesce(jsonb_agg(one || '{"title": "(gewist)"}' order by nth), '[]')
      from jsonb_array_elements(terms->'budgetLines') with ordinality as all_of(one, nth)),
    'coFunding', (select coalesce(jsonb_agg(one || '{"name": "(gewist)"}' order by nth), '[]')
      from jsonb_array_elements(terms->'coFunding') with ordinality as all_of(one, nth)),
    'milestones', (select coalesce(jsonb_agg(one || '{"title": "(gewist)", "evidence": "(gewist)"}' order by nth), '[]')
      from jsonb_array_elements(terms->'milestones') with ordinality as all_of(one, nth)),
    'tranches', (select coalesce(jsonb_agg(
      one || jsonb_build_object('condition', condition_without_words(one->'condition')) order by nth), '[]')
      from jsonb_array_elements(terms->'tranches') with ordinality as all_of(one, nth)),
    'indicators', (select coalesce(jsonb_agg(one || '{"source": "(gewist)"}'
      || case when one->>'noBaselineReason' is null then '{}'::jsonb else '{"noBaselineReason": "(gewist)"}' end
      order by nth), '[]') from jsonb_array_elements(terms->'indicators') with ordinality as all_of(one, nth)))
$$;
--> statement-breakpoint
-- What people said, wrote and signed about a grant that is over. Its reference, amounts, days, neighbourhoods, indicators and
-- results stay; so does every hash.
create function erase_grant(of_grant uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  granted record;
begin
  select id, state, decision_id into granted from grants where id = of_grant;
  if granted.state is null or granted.state not in ('settled', 'terminated') then
    raise exception 'a grant that is not over keeps its words' using errcode = 'DB006';
  end if;
  update terms_versions set terms = terms_without_people(terms), clauses = '[]' where grant_id = of_grant;
  update signatures set typed_name = '', capacity = ''
    where terms_version_id in (select id from terms_versions where grant_id = of_grant);
  update paper_signings set typed_name = '', capacity = ''
    where terms_version_id in (select id from terms_versions where grant_id = of_grant);
  update milestones set title = '(gewist)', evidence = '(gewist)' where grant_id = of_grant;
  update tranches set condition = condition_without_words(condition) where grant_id = of_grant;
  update tranche_standings set missing = '[]',
    names = '{"tranches": {}, "milestones": {}, "reports": {}, "indicators": {}}' where grant_id = of_grant;
  update grant_indicators set source = '(gewist)',
    no_baseline_reason = case when no_baseline_reason is null then null else '(gewist)' end where grant_id = of_grant;
  update measurements set method = '' where grant_id = of_grant;
  update confirmations set text = '' where grant_id = of_grant;
  update reports set question = null, skip_reason = null where grant_id = of_grant;
  update decisions set conditions = '[]', reasons = '{}', strengths = '[]', rule = null, another_way = null,
    lower_reason = null, departure_reason = null, return_reason = null where id = granted.decision_id;
  update grants set title = reference, summary = '' where id = of_grant;
end $$;
--> statement-breakpoint
-- The same promise as `erase` keeps, for what stays as a figure: an event in the same transaction and a line that says what
-- went. Amounts, days, numbers and hashes stay.
create function anonymise(what text, row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_fund uuid;
  erased_at timestamptz;
begin
  select fund_id, at into of_fund, erased_at from events where id = event_id and type = 'erased' and data->>'what' = what
    and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid;
  if of_fund is null then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, what, row_id);
  case what
    when 'grant' then
      perform erase_grant(row_id) from grants where id = row_id and fund_id = of_fund;
    when 'signature' then
      update signatures set typed_name = '', capacity = '' where id = row_id and fund_id = of_fund;
    when 'paper-signature' then
      update paper_signings set typed_name = '', capacity = '' where id = row_id and fund_id = of_fund;
      update files set name = '', removed_at = coalesce(removed_at, erased_at)
        where id = (select file_id from paper_signings where id = row_id and fund_id = of_fund);
    when 'evidence' then
      update milestone_evidence set text = null, question = null where id = row_id and fund_id = of_fund;
      update files set name = '', removed_at = coalesce(removed_at, erased_at)
        where id = (select file_id from milestone_evidence where id = row_id and fund_id = of_fund);
    when 'attestation' then
      update outcome_attestations set text = null, question = null where id = row_id and fund_id = of_fund;
      update files set name = '', removed_at = coalesce(removed_at, erased_at)
        where id = (select file_id from outcome_attestations where id = row_id and fund_id = of_fund);
    when 'account' then
      update bank_accounts set iban = '', holder = '' where id = row_id and fund_id = of_fund;
      update account_calls set phone = null, spoke_with = null where account_id = row_id and fund_id = of_fund;
      update name_checks set bank_name = null where account_id = row_id and fund_id = of_fund;
      update account_proofs set words = null where account_id = row_id and fund_id = of_fund;
    when 'payment' then
      update releases set iban = '', account_holder = '', take_back_reason = null where id = row_id and fund_id = of_fund;
      update payment_lines set iban = '' where release_id = row_id and fund_id = of_fund;
    when 'payment-file' then
      update documents set bytes = null
        where id = (select document_id from payment_batches where id = row_id and fund_id = of_fund);
    when 'statement-file' then
      update documents set bytes = null
        where id = (select document_id from statement_imports where id = row_id and fund_id = of_fund);
    else raise exception 'nothing is called %', what using errcode = 'DB006';
  end case;
end $$;
--> statement-breakpoint
revoke all on function erase_grant(uuid), anonymise(text, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function anonymise(text, uuid, uuid) to dichtbij_app;
--> statement-breakpoint
-- The books need to tell who was paid until their years have passed: with a frozen copy go the words about an account, and not
-- the movements of the bank. Those go by themselves.
create or replace function erase_payment_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account_calls set phone = null, spoke_with = null where account_id in (
    select a.id from bank_accounts a join grants g on g.id = a.grant_id where g.submission_id = new.id);
  update name_checks set bank_name = null where account_id in (
    select a.id from bank_accounts a join grants g on g.id = a.grant_id where g.submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
-- What stands in lists of a plan goes with its last copy: its name, its beginning, who asks and with whom, and what was asked
-- about it. Its neighbourhoods, amount and days stay. Public figures are made anew without its name.
create function erase_plan_columns() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update proposals set title = coalesce(reference, ''), summary = '', applicant_name = '', partners = '[]'
    where id = new.proposal_id
      and not exists (select from submissions s where s.proposal_id = new.proposal_id and s.document is not null);
  update screening_questions set text = '' where proposal_id = new.proposal_id;
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_columns after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_plan_columns();
--> statement-breakpoint
-- A group loses its name once nothing that it wrote is kept, and no grant of it still runs.
create function erase_initiative_name() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update initiatives i set name = '' from proposals p
    where p.id = new.proposal_id and i.id = p.initiative_id
      and not exists (select from proposals o join submissions s on s.proposal_id = o.id
        where o.initiative_id = i.id and s.document is not null)
      and not exists (select from proposals o join proposal_sections s on s.proposal_id = o.id
        where o.initiative_id = i.id and s.answers is not null)
      and not exists (select from grants g where g.initiative_id = i.id and g.state not in ('settled', 'terminated'));
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_initiative after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_initiative_name();
--> statement-breakpoint
create trigger proposal_sections_erased_initiative after update of answers on proposal_sections
  for each row when (new.answers is null and old.answers is not null) execute function erase_initiative_name();
--> statement-breakpoint
revoke all on function erase_plan_columns(), erase_initiative_name() from public;

--> statement-breakpoint
-- With a person go the addresses at which they were asked for a code, and those of the mails that were sent to them.
create function erase_addresses_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update code_requests set email = '' where person_id = new.id or lower(email) = lower(old.email);
  delete from demo_mails where mail_id in (select id from outgoing_mails where recipient = new.id::text);
  update outgoing_mails set address = null, props = '{}'
    where recipient = new.id::text and (sent_at is not null or failed_at is not null or way = 'list');
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_addresses after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null) execute function erase_addresses_of_person();
--> statement-breakpoint
revoke all on function erase_addresses_of_person() from public;
--> statement-breakpoint
-- What was taken over stays as it was, but for whether everybody is told of it, and that it was undone.
create or replace function guard_past_batch() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.state = 'undone' or (old.state = 'taken' and (new.state = 'brought' or
    (old.sheet, old.kind, old.heads, old.mapping, old.aid, old.taken_by, old.taken_at, old.lines, old.money_cents)
    is distinct from
    (new.sheet, new.kind, new.heads, new.mapping, new.aid, new.taken_by, new.taken_at, new.lines, new.money_cents) or
    (new.state = 'taken' and (old.undone_by, old.undone_at, old.undone_reason)
    is distinct from (new.undone_by, new.undone_at, new.undone_reason)))) then
    raise exception 'what was taken over stays as it was' using errcode = 'DB003';
  end if;
  return new;
end $$;
