CREATE TABLE "pot_terms" (
	"fund_id" uuid NOT NULL,
	"pot_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pot_terms_pot_id_version_pk" PRIMARY KEY("pot_id","version")
);
--> statement-breakpoint
ALTER TABLE "pot_terms" ADD CONSTRAINT "pot_terms_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_terms" ADD CONSTRAINT "pot_terms_pot_id_pots_id_fk" FOREIGN KEY ("pot_id") REFERENCES "public"."pots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_terms" ADD CONSTRAINT "pot_terms_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;