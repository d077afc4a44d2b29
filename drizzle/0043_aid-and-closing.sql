CREATE TABLE "aid_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"one" text NOT NULL,
	"one_name" text NOT NULL,
	"other" text NOT NULL,
	"other_name" text NOT NULL,
	"reason" text NOT NULL,
	"linked_by" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	CONSTRAINT "aid_links_two" CHECK (one <> other)
);
--> statement-breakpoint
CREATE TABLE "recorded_aid" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"undertaking" text NOT NULL,
	"name" text NOT NULL,
	"giver" text NOT NULL,
	"on" date NOT NULL,
	"cents" bigint NOT NULL,
	"regulation" text,
	"source" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recorded_aid_cents" CHECK (cents > 0)
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hand_overs_decision" UNIQUE("decision_id")
);
--> statement-breakpoint
ALTER TABLE "fund_decisions" DROP CONSTRAINT "fund_decisions_kind";--> statement-breakpoint
ALTER TABLE "funds" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "aid_links" ADD CONSTRAINT "aid_links_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_links" ADD CONSTRAINT "aid_links_linked_by_people_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_links" ADD CONSTRAINT "aid_links_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recorded_aid" ADD CONSTRAINT "recorded_aid_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recorded_aid" ADD CONSTRAINT "recorded_aid_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_decision_id_fund_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."fund_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aid_links_fund" ON "aid_links" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "recorded_aid_fund" ON "recorded_aid" USING btree ("fund_id");--> statement-breakpoint
ALTER TABLE "fund_decisions" ADD CONSTRAINT "fund_decisions_kind" CHECK ("fund_decisions"."kind" in ('transfer', 'ceiling', 'closing'));
--> statement-breakpoint
grant select, insert on aid_links, recorded_aid, hand_overs to dichtbij_app;
--> statement-breakpoint
revoke update, delete on aid_links, recorded_aid, hand_overs from dichtbij_app;
--> statement-breakpoint
-- A link is only ever ended, once.
grant update (ended_by, ended_at, ended_reason) on aid_links to dichtbij_app;
--> statement-breakpoint
create function keep_ended_link() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'a link that ended stays ended';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger aid_links_stay before update on aid_links
  for each row execute function keep_ended_link();
--> statement-breakpoint
-- A closed fund stays closed.
create function keep_fund_closed() returns trigger language plpgsql as $$
begin
  if old.closed_on is not null and new.closed_on is distinct from old.closed_on then
    raise exception 'a closed fund stays closed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger funds_stay_closed before update of closed_on on funds
  for each row execute function keep_fund_closed();
--> statement-breakpoint
-- After the closing no decision takes money any more; facts and what is freed are booked as ever.
create function refuse_after_closing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wrong record;
begin
  perform 1 from funds where id in (select fund_id from posted) order by id for no key update;
  select f.closed_on into wrong from posted p join funds f on f.id = p.fund_id
    where p.weighs = 'decision' and f.closed_on is not null
    group by f.id, f.closed_on having sum(p.cover_cents) filter (where p.kind in ('commitment', 'decommitment')) < 0 limit 1;
  if found then
    raise exception 'fund-closed' using errcode = 'DB010', detail = json_build_object('closedOn', wrong.closed_on)::text;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger ledger_entries_open_fund after insert on ledger_entries
  referencing new table as posted for each statement execute function refuse_after_closing();
