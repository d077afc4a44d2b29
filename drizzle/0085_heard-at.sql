DROP INDEX "tranche_standings_work";--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "heard_at" timestamp with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
CREATE INDEX "grants_quiet" ON "grants" USING btree ("fund_id","heard_at","id") WHERE state = 'running' and contact_rhythm_days is null;--> statement-breakpoint
CREATE INDEX "grants_quiet_own" ON "grants" USING btree ("fund_id","heard_at","contact_rhythm_days","id") WHERE state = 'running' and contact_rhythm_days is not null;--> statement-breakpoint
CREATE INDEX "tranche_standings_work" ON "tranche_standings" USING btree ("fund_id","state","planned_on","grant_id","number","tranche_id","release_id","prepared_by") WHERE state in ('ready', 'failed', 'prepared', 'approved');