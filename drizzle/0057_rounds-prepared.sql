ALTER TABLE "rounds" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "is_test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
update rounds set published_at = created_at;
