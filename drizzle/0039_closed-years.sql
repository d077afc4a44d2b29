CREATE TABLE "closed_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"entries" integer NOT NULL,
	"entries_hash" text NOT NULL,
	"sums" jsonb NOT NULL,
	"open" jsonb NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "closed_periods_year" UNIQUE("fund_id","year"),
	CONSTRAINT "closed_periods_four_eyes" CHECK (decided_by is null or decided_by <> prepared_by),
	CONSTRAINT "closed_periods_decided" CHECK ((decided_by is null) = (decided_at is null))
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "true_on" date;--> statement-breakpoint
ALTER TABLE "closed_periods" ADD CONSTRAINT "closed_periods_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_periods" ADD CONSTRAINT "closed_periods_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_periods" ADD CONSTRAINT "closed_periods_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_true_on" CHECK (true_on < "on");
--> statement-breakpoint
grant select, insert, update on closed_periods to dichtbij_app;
--> statement-breakpoint
revoke delete, truncate on closed_periods from dichtbij_app;
--> statement-breakpoint
create function refuse_reopening() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decided_at is not null then
    raise exception 'a closed year stays closed' using errcode = 'DB003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger closed_periods_stay before update or delete on closed_periods
  for each row execute function refuse_reopening();
--> statement-breakpoint
create trigger closed_periods_no_truncate before truncate on closed_periods
  for each statement execute function refuse_rewriting();
--> statement-breakpoint
-- The lines that count from days of a period, in the order of their numbers, as one hash.
create function ledger_hash(fund uuid, from_on date, to_on date) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(number, posting_id, weighs, kind, "on", true_on,
    cover_cents, pot_id, round_id, grant_id, tranche_id, contribution_id, decided_on, extract(epoch from recorded_at),
    recorded_by)::text, ',' order by number), ''), 'UTF8')), 'hex')
  from ledger_entries where fund_id = fund and "on" between from_on and to_on;
$$;
--> statement-breakpoint
grant execute on function ledger_hash(uuid, date, date) to dichtbij_app;
--> statement-breakpoint
-- No line counts from a closed day; a line of a closed day stands on the first open one, as a fact or as what is freed.
create function refuse_closed_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wrong record;
begin
  perform 1 from funds where id in (select fund_id from posted) order by id for no key update;
  select p."on", c.through into wrong from posted p
    left join (select fund_id, max(to_on) as through from closed_periods where decided_at is not null group by fund_id) c
      on c.fund_id = p.fund_id
    where p."on" <= c.through
      or (p.true_on is not null and (c.through is null or p.true_on > c.through or p."on" <> c.through + 1
        or (p.weighs = 'decision' and p.kind <> 'decommitment')))
    order by p."on" limit 1;
  if found then
    raise exception 'period-closed' using errcode = 'DB009', detail = json_build_object(
      'on', wrong."on", 'closedThrough', wrong.through, 'firstOpen', wrong.through + 1)::text;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger ledger_entries_open_days after insert on ledger_entries
  referencing new table as posted for each statement execute function refuse_closed_days();
