CREATE TABLE "mail_bounces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"person_id" uuid,
	"address" text NOT NULL,
	"way" text NOT NULL,
	"status" text,
	"bounced_at" timestamp with time zone NOT NULL,
	"solved_by" uuid,
	"solved_at" timestamp with time zone,
	CONSTRAINT "mail_bounces_once" UNIQUE("mail_id","address"),
	CONSTRAINT "mail_bounces_way" CHECK ("mail_bounces"."way" in ('smtp', 'report'))
);
--> statement-breakpoint
CREATE TABLE "mail_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text,
	"preview" text,
	"body" text,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_texts_once" UNIQUE("fund_id","template","locale","version")
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"choice" text NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_choices_fund_id_person_id_kind_pk" PRIMARY KEY("fund_id","person_id","kind"),
	CONSTRAINT "notification_choices_kind" CHECK ("notification_choices"."kind" in ('application', 'grant', 'money', 'reminders', 'messages', 'panel', 'office')),
	CONSTRAINT "notification_choices_choice" CHECK ("notification_choices"."choice" in ('at-once', 'digest', 'none'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"mail_id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"summary" text NOT NULL,
	"path" text,
	"told_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "quiet_hours" (
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_hour" integer NOT NULL,
	"until_hour" integer NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiet_hours_fund_id_person_id_pk" PRIMARY KEY("fund_id","person_id"),
	CONSTRAINT "quiet_hours_of_a_day" CHECK ("quiet_hours"."from_hour" between 0 and 23 and "quiet_hours"."until_hour" between 0 and 23 and "quiet_hours"."from_hour" <> "quiet_hours"."until_hour")
);
--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD COLUMN "way" text DEFAULT 'at-once' NOT NULL;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_bounces" ADD CONSTRAINT "mail_bounces_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_bounces" ADD CONSTRAINT "mail_bounces_mail_id_outgoing_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_bounces" ADD CONSTRAINT "mail_bounces_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_bounces" ADD CONSTRAINT "mail_bounces_solved_by_people_id_fk" FOREIGN KEY ("solved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_texts" ADD CONSTRAINT "mail_texts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_texts" ADD CONSTRAINT "mail_texts_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_mail_id_outgoing_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_bounces_open" ON "mail_bounces" USING btree ("fund_id","solved_at");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","told_at");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mails_waiting" ON "outgoing_mails" USING btree ("due_at") WHERE "outgoing_mails"."way" = 'digest' and "outgoing_mails"."digest_id" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mails_digest" ON "outgoing_mails" USING btree ("digest_id") WHERE "outgoing_mails"."digest_id" is not null;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_way" CHECK ("outgoing_mails"."way" in ('at-once', 'held', 'digest', 'list'));