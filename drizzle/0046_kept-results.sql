CREATE TABLE "hidden_counts" (
	"fund_id" uuid NOT NULL,
	"component" text NOT NULL,
	"grant_id" uuid NOT NULL,
	"cell" text NOT NULL,
	CONSTRAINT "hidden_counts_fund_id_cell_pk" PRIMARY KEY("fund_id","cell")
);
--> statement-breakpoint
CREATE TABLE "kept_results" (
	"fund_id" uuid NOT NULL,
	"component" text NOT NULL,
	"results" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_results_fund_id_component_pk" PRIMARY KEY("fund_id","component")
);
--> statement-breakpoint
CREATE TABLE "stale_results" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"component" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hidden_counts" ADD CONSTRAINT "hidden_counts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_counts" ADD CONSTRAINT "hidden_counts_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_results" ADD CONSTRAINT "kept_results_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hidden_counts_grant" ON "hidden_counts" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "hidden_counts_component" ON "hidden_counts" USING btree ("fund_id","component");--> statement-breakpoint
CREATE INDEX "stale_results_component" ON "stale_results" USING btree ("fund_id","component");
--> statement-breakpoint
grant select, insert, update, delete on kept_results, hidden_counts to dichtbij_app;
--> statement-breakpoint
grant select, delete on stale_results to dichtbij_app;
--> statement-breakpoint
create function mark_counted() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into stale_results (fund_id, component)
    select distinct i.fund_id, coalesce(i.programme_indicator_key, 'grant:' || i.grant_id)
    from touched t join grant_indicators i on i.grant_id = t.grant_id and i.id = t.indicator_id;
  return null;
end $$;
--> statement-breakpoint
create trigger measurements_counted after insert on measurements
  referencing new table as touched for each statement execute function mark_counted();
--> statement-breakpoint
create trigger measurements_counted_again after update on measurements
  referencing new table as touched for each statement execute function mark_counted();
--> statement-breakpoint
create trigger measurements_gone after delete on measurements
  referencing old table as touched for each statement execute function mark_counted();
--> statement-breakpoint
create function mark_agreed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into stale_results (fund_id, component)
    select distinct t.fund_id, coalesce(t.programme_indicator_key, 'grant:' || t.grant_id) from touched t;
  return null;
end $$;
--> statement-breakpoint
create trigger grant_indicators_agreed after insert on grant_indicators
  referencing new table as touched for each statement execute function mark_agreed();
--> statement-breakpoint
create trigger grant_indicators_agreed_again after update on grant_indicators
  referencing new table as touched for each statement execute function mark_agreed();
--> statement-breakpoint
create trigger grant_indicators_no_more after update on grant_indicators
  referencing old table as touched for each statement execute function mark_agreed();
--> statement-breakpoint
create trigger grant_indicators_gone after delete on grant_indicators
  referencing old table as touched for each statement execute function mark_agreed();
--> statement-breakpoint
create function mark_programme() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into stale_results (fund_id, component) values (new.fund_id, new.key);
  return null;
end $$;
--> statement-breakpoint
create trigger programme_indicators_changed after insert or update on programme_indicators
  for each row execute function mark_programme();
--> statement-breakpoint
revoke all on function mark_counted() from public;
--> statement-breakpoint
revoke all on function mark_agreed() from public;
--> statement-breakpoint
revoke all on function mark_programme() from public;
--> statement-breakpoint
insert into stale_results (fund_id, component)
  select distinct fund_id, coalesce(programme_indicator_key, 'grant:' || grant_id) from grant_indicators;
