DROP INDEX "grants_quiet";--> statement-breakpoint
DROP INDEX "grants_quiet_own";--> statement-breakpoint
CREATE INDEX "grants_quiet" ON "grants" USING btree ("fund_id","heard_at","id") WHERE state in ('running', 'on-hold') and contact_rhythm_days is null;--> statement-breakpoint
CREATE INDEX "grants_quiet_own" ON "grants" USING btree ("fund_id","heard_at","contact_rhythm_days","id") WHERE state in ('running', 'on-hold') and contact_rhythm_days is not null;