CREATE TABLE "board_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"shared" boolean NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "board_views_name" UNIQUE("person_id","name")
);
--> statement-breakpoint
CREATE TABLE "tranche_standings" (
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"tranche_id" text NOT NULL,
	"reference" text NOT NULL,
	"pot_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"neighbourhoods" text[] NOT NULL,
	"places" text NOT NULL,
	"number" integer NOT NULL,
	"of" integer NOT NULL,
	"amount_cents" bigint NOT NULL,
	"planned_on" date NOT NULL,
	"month" text NOT NULL,
	"state" text NOT NULL,
	"missing" jsonb NOT NULL,
	"names" jsonb NOT NULL,
	"late_from" date,
	"turns_on" date,
	"asks" text,
	"ready_since" timestamp with time zone,
	"release_id" uuid,
	"prepared_by" uuid,
	"paid_on" date,
	CONSTRAINT "tranche_standings_grant_id_tranche_id_pk" PRIMARY KEY("grant_id","tranche_id"),
	CONSTRAINT "tranche_standings_state" CHECK ("tranche_standings"."state" in ('planned', 'waiting', 'ready', 'prepared', 'approved', 'in-file', 'paid', 'failed', 'held', 'cancelled')),
	CONSTRAINT "tranche_standings_asks" CHECK ("tranche_standings"."asks" in ('manager', 'approver', 'either'))
);
--> statement-breakpoint
ALTER TABLE "board_views" ADD CONSTRAINT "board_views_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "board_views" ADD CONSTRAINT "board_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tranche_standings" ADD CONSTRAINT "tranche_standings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tranche_standings" ADD CONSTRAINT "tranche_standings_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "board_views_shared" ON "board_views" USING btree ("fund_id") WHERE shared;
--> statement-breakpoint
CREATE INDEX "tranche_standings_day" ON "tranche_standings" USING btree ("fund_id","planned_on","grant_id","number");
--> statement-breakpoint
CREATE INDEX "tranche_standings_pot" ON "tranche_standings" USING btree ("fund_id","pot_id","planned_on","grant_id","number");
--> statement-breakpoint
CREATE INDEX "tranche_standings_places" ON "tranche_standings" USING btree ("fund_id","places","planned_on","grant_id","number");
--> statement-breakpoint
CREATE INDEX "tranche_standings_grant" ON "tranche_standings" USING btree ("fund_id","reference","planned_on","grant_id","number");
--> statement-breakpoint
CREATE INDEX "tranche_standings_open" ON "tranche_standings" USING btree ("fund_id","late_from","state","asks","prepared_by","month","amount_cents","planned_on","grant_id") WHERE late_from is not null;
--> statement-breakpoint
CREATE INDEX "tranche_standings_asks" ON "tranche_standings" USING btree ("fund_id","asks") WHERE asks is not null;
--> statement-breakpoint
CREATE INDEX "tranche_standings_paid" ON "tranche_standings" USING btree ("fund_id","paid_on") WHERE paid_on is not null;
--> statement-breakpoint
CREATE INDEX "tranche_standings_turns" ON "tranche_standings" USING btree ("turns_on") WHERE turns_on is not null;
--> statement-breakpoint
CREATE INDEX "tranche_standings_near" ON "tranche_standings" USING gin ("neighbourhoods");
--> statement-breakpoint
grant select, insert, update, delete on tranche_standings, board_views to dichtbij_app;
--> statement-breakpoint
-- The views that somebody saved go when they are erased.
create function erase_board_views() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from board_views where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_board_views() from public;
--> statement-breakpoint
create trigger people_erased_views after update of erased_at on people
  for each row when (new.erased_at is not null) execute function erase_board_views();
