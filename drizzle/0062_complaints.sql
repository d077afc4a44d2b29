CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"state" text NOT NULL,
	"way" text NOT NULL,
	"proposal_id" uuid,
	"decision_id" uuid,
	"against" uuid,
	"lodged_by" uuid,
	"written_by" uuid,
	"name" text NOT NULL,
	"email" text,
	"address" text,
	"locale" text NOT NULL,
	"words" text NOT NULL,
	"late_reason" text,
	"received_on" date NOT NULL,
	"lodged_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"extended_to" date,
	"extension_reason" text,
	"hearing_at" timestamp with time zone,
	"hearing_place" text,
	"heard_on" date,
	"heard_by" uuid,
	"hearing_report" text,
	"outcome" text,
	"reasons" text,
	"unheard_reason" text,
	"reopened" boolean DEFAULT false NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "complaints_kind" CHECK ("complaints"."kind" in ('complaint', 'objection')),
	CONSTRAINT "complaints_about" CHECK ("complaints"."about" in ('decision', 'treatment')),
	CONSTRAINT "complaints_state" CHECK ("complaints"."state" in ('received', 'hearing-planned', 'heard', 'decided', 'withdrawn')),
	CONSTRAINT "complaints_way" CHECK ("complaints"."way" in ('portal', 'letter', 'phone', 'talk')),
	CONSTRAINT "complaints_outcome" CHECK ("complaints"."outcome" in ('founded', 'partly', 'unfounded', 'not-taken-in'))
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_against_people_id_fk" FOREIGN KEY ("against") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_lodged_by_people_id_fk" FOREIGN KEY ("lodged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_heard_by_people_id_fk" FOREIGN KEY ("heard_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_fund" ON "complaints" USING btree ("fund_id","received_on");--> statement-breakpoint
CREATE INDEX "complaints_proposal" ON "complaints" USING btree ("proposal_id");