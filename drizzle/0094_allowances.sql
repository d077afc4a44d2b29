CREATE TABLE "allowance_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"cents" bigint NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "allowance_payments_cents" CHECK (cents > 0)
);
--> statement-breakpoint
CREATE TABLE "meeting_presences" (
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"person_id" uuid NOT NULL,
	"present" boolean NOT NULL,
	"due_cents" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_presences_batch_id_held_on_person_id_pk" PRIMARY KEY("batch_id","held_on","person_id"),
	CONSTRAINT "meeting_presences_due" CHECK (due_cents >= 0 and (present or due_cents = 0))
);
--> statement-breakpoint
ALTER TABLE "allowance_payments" ADD CONSTRAINT "allowance_payments_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_payments" ADD CONSTRAINT "allowance_payments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_payments" ADD CONSTRAINT "allowance_payments_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_payments" ADD CONSTRAINT "allowance_payments_taken_back_by_people_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allowance_payments_person" ON "allowance_payments" USING btree ("fund_id","person_id","paid_on");--> statement-breakpoint
CREATE INDEX "meeting_presences_person" ON "meeting_presences" USING btree ("fund_id","person_id","held_on");