CREATE TABLE "decision_letters" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"facts" jsonb,
	"facts_hash" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"document_id" uuid,
	CONSTRAINT "decision_letters_locale" CHECK ("decision_letters"."locale" in ('nl', 'en', 'fy'))
);
--> statement-breakpoint
CREATE TABLE "lotteries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"proposals" jsonb NOT NULL,
	"seed" text NOT NULL,
	"commitment" text NOT NULL,
	"source" text NOT NULL,
	"drawn_on" date NOT NULL,
	"committed_by" uuid NOT NULL,
	"committed_at" timestamp with time zone NOT NULL,
	"number" text,
	"order" jsonb,
	"drawn_by" uuid,
	"drawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "meeting_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"advice" text,
	"note" text,
	"out_of_room" jsonb NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_records_advice" CHECK ("meeting_records"."advice" in ('fund', 'fund-with-conditions', 'do-not-fund', 'wait'))
);
--> statement-breakpoint
CREATE TABLE "meeting_scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" integer NOT NULL,
	"reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_scores_criterion" CHECK ("meeting_scores"."criterion" in ('voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording'))
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_outcome";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "strengths" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "waiting_place" integer;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "waiting_until" date;--> statement-breakpoint
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotteries" ADD CONSTRAINT "lotteries_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotteries" ADD CONSTRAINT "lotteries_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotteries" ADD CONSTRAINT "lotteries_committed_by_people_id_fk" FOREIGN KEY ("committed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotteries" ADD CONSTRAINT "lotteries_drawn_by_people_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_records" ADD CONSTRAINT "meeting_records_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_records" ADD CONSTRAINT "meeting_records_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_records" ADD CONSTRAINT "meeting_records_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_records" ADD CONSTRAINT "meeting_records_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_scores" ADD CONSTRAINT "meeting_scores_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_scores" ADD CONSTRAINT "meeting_scores_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_scores" ADD CONSTRAINT "meeting_scores_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_scores" ADD CONSTRAINT "meeting_scores_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lotteries_batch" ON "lotteries" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "meeting_records_proposal" ON "meeting_records" USING btree ("proposal_id","recorded_at");--> statement-breakpoint
CREATE INDEX "meeting_scores_pair" ON "meeting_scores" USING btree ("proposal_id","person_id","criterion","recorded_at");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_ground" CHECK ("decisions"."ground" in ('panel', 'ceiling', 'rules'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_outcome" CHECK ("decisions"."outcome" in ('award', 'decline', 'wait'));