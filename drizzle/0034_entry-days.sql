CREATE TABLE "entry_days" (
	"fund_id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"on" date NOT NULL,
	"kind" text NOT NULL,
	"cents" bigint NOT NULL,
	CONSTRAINT "entry_days_scope_id_on_kind_pk" PRIMARY KEY("scope_id","on","kind")
);
--> statement-breakpoint
ALTER TABLE "entry_days" ADD CONSTRAINT "entry_days_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select on entry_days to dichtbij_app;
--> statement-breakpoint
create function keep_entry_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into entry_days as kept (fund_id, scope_id, "on", kind, cents)
    select fund_id, scope_id, "on", kind, sum(cents) from (
      select fund_id, fund_id as scope_id, "on", kind, cover_cents as cents from posted
      union all
      select fund_id, pot_id, "on", kind, cover_cents from posted where pot_id is not null
    ) as lines group by fund_id, scope_id, "on", kind order by scope_id, "on", kind
    on conflict (scope_id, "on", kind) do update set cents = kept.cents + excluded.cents;
  return null;
end $$;
--> statement-breakpoint
-- Runs after the trigger that judges, which holds the lock on the fund: triggers of one event go by their names.
create trigger ledger_entries_kept after insert on ledger_entries
  referencing new table as posted for each statement execute function keep_entry_days();
--> statement-breakpoint
insert into entry_days (fund_id, scope_id, "on", kind, cents)
  select fund_id, scope_id, "on", kind, sum(cents) from (
    select fund_id, fund_id as scope_id, "on", kind, cover_cents as cents from ledger_entries
    union all
    select fund_id, pot_id, "on", kind, cover_cents from ledger_entries where pot_id is not null
  ) as lines group by fund_id, scope_id, "on", kind;
