CREATE TABLE "clause_translations" (
	"fund_id" uuid NOT NULL,
	"clause_id" text NOT NULL,
	"language" text NOT NULL,
	"edition" integer NOT NULL,
	"of_version" integer NOT NULL,
	"title" text NOT NULL,
	"plain" text NOT NULL,
	"legal" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clause_translations_fund_id_clause_id_language_edition_pk" PRIMARY KEY("fund_id","clause_id","language","edition"),
	CONSTRAINT "clause_translations_language" CHECK ("clause_translations"."language" in ('en'))
);
--> statement-breakpoint
CREATE TABLE "clause_versions" (
	"fund_id" uuid NOT NULL,
	"clause_id" text NOT NULL,
	"version" integer NOT NULL,
	"place" double precision NOT NULL,
	"title" text NOT NULL,
	"plain" text NOT NULL,
	"legal" text NOT NULL,
	"applies_when" jsonb NOT NULL,
	"replaces" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"lawyer_check" text,
	"retired" boolean DEFAULT false NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clause_versions_fund_id_clause_id_version_pk" PRIMARY KEY("fund_id","clause_id","version"),
	CONSTRAINT "clause_versions_from_one" CHECK ("clause_versions"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "clause_translations" ADD CONSTRAINT "clause_translations_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clause_translations" ADD CONSTRAINT "clause_translations_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clause_versions" ADD CONSTRAINT "clause_versions_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clause_versions" ADD CONSTRAINT "clause_versions_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;