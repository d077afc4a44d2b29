CREATE TABLE "aside_mail_files" (
	"fund_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "aside_mail_files_mail_id_file_id_pk" PRIMARY KEY("mail_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "received_mails" ADD COLUMN "words_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "received_mails" ADD COLUMN "refused_files" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "received_mails" ADD COLUMN "put_as" text;--> statement-breakpoint
ALTER TABLE "aside_mail_files" ADD CONSTRAINT "aside_mail_files_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aside_mail_files" ADD CONSTRAINT "aside_mail_files_mail_id_received_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."received_mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aside_mail_files" ADD CONSTRAINT "aside_mail_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aside_mail_files_file" ON "aside_mail_files" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "received_mails_message" ON "received_mails" USING btree ("message_id");--> statement-breakpoint
ALTER TABLE "received_mails" ADD CONSTRAINT "received_mails_put" CHECK ("received_mails"."put_as" in ('theirs', 'quoted'));