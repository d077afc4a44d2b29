CREATE TABLE "work_marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"sort" text NOT NULL,
	"key" text NOT NULL,
	"topic" text NOT NULL,
	"until_on" date,
	"person_id" uuid,
	"reason" text NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_marks_topic" CHECK ("work_marks"."topic" in ('shelf', 'hand'))
);
--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_marks_key" ON "work_marks" USING btree ("fund_id","key","topic","marked_at");