CREATE TABLE "experiment_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"review_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"soon_at" timestamp with time zone,
	"day_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"concluded_at" timestamp with time zone,
	"concluded_by" uuid,
	"outcome" text,
	"settled_by_id" uuid,
	"closing_reason" text,
	"change_id" uuid,
	"ending_id" uuid,
	CONSTRAINT "experiment_reviews_day" UNIQUE("grant_id","review_on"),
	CONSTRAINT "experiment_reviews_state" CHECK ("experiment_reviews"."state" in ('open', 'proposed', 'differs', 'concluded')),
	CONSTRAINT "experiment_reviews_outcome" CHECK ("experiment_reviews"."outcome" in ('go-on', 'turn', 'stop'))
);
--> statement-breakpoint
CREATE TABLE "experiment_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"side" text NOT NULL,
	"outcome" text NOT NULL,
	"saw" text,
	"why" text,
	"lesson_title" text,
	"lesson_text" text,
	"criterion" text,
	"pillars" jsonb NOT NULL,
	"neighbourhoods" jsonb NOT NULL,
	"next_question" text,
	"next_review_on" date,
	"share" boolean NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "experiment_views_number" UNIQUE("review_id","number"),
	CONSTRAINT "experiment_views_side" CHECK ("experiment_views"."side" in ('grantee', 'fund')),
	CONSTRAINT "experiment_views_outcome" CHECK ("experiment_views"."outcome" in ('go-on', 'turn', 'stop')),
	CONSTRAINT "experiment_views_criterion" CHECK ("experiment_views"."criterion" in ('voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording'))
);
--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "review_id" uuid;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "criterion" text;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "pillars" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "neighbourhoods" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment_reviews" ADD CONSTRAINT "experiment_reviews_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_reviews" ADD CONSTRAINT "experiment_reviews_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_reviews" ADD CONSTRAINT "experiment_reviews_concluded_by_people_id_fk" FOREIGN KEY ("concluded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_reviews" ADD CONSTRAINT "experiment_reviews_change_id_terms_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."terms_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_reviews" ADD CONSTRAINT "experiment_reviews_ending_id_grant_endings_id_fk" FOREIGN KEY ("ending_id") REFERENCES "public"."grant_endings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_views" ADD CONSTRAINT "experiment_views_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_views" ADD CONSTRAINT "experiment_views_review_id_experiment_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."experiment_reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_views" ADD CONSTRAINT "experiment_views_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_review_id_experiment_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."experiment_reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_criterion" CHECK ("lessons"."criterion" in ('voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording'));--> statement-breakpoint
grant select, insert on experiment_reviews, experiment_views to dichtbij_app;
--> statement-breakpoint
-- What was written stays as it was written; of a review only what became of it is added.
revoke update, delete on experiment_reviews, experiment_views from dichtbij_app;
--> statement-breakpoint
grant update (state, soon_at, day_at, reminded_at, concluded_at, concluded_by, outcome, settled_by_id, closing_reason,
  change_id, ending_id) on experiment_reviews to dichtbij_app;
--> statement-breakpoint
create function keep_concluded_review() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if old.state = 'concluded' and (new.state, new.outcome, new.concluded_at, new.concluded_by, new.settled_by_id)
    is distinct from (old.state, old.outcome, old.concluded_at, old.concluded_by, old.settled_by_id) then
    raise exception 'a concluded review stays what it is' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger experiment_reviews_keep before update on experiment_reviews
  for each row execute function keep_concluded_review();
--> statement-breakpoint
create function refuse_late_view() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from experiment_reviews where id = new.review_id and state = 'concluded') then
    raise exception 'a concluded review takes no more views' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger experiment_views_in_time before insert on experiment_views
  for each row execute function refuse_late_view();
--> statement-breakpoint
-- When a frozen copy is erased, what was written looking back on its experiment goes along.
create function erase_review_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update experiment_views set saw = null, why = null, lesson_title = null, lesson_text = null, next_question = null
    where review_id in (
      select r.id from experiment_reviews r join grants g on g.id = r.grant_id where g.submission_id = new.id);
  update experiment_reviews set closing_reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_review_words() from public;
--> statement-breakpoint
create trigger submissions_erased_reviews after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_review_words();
