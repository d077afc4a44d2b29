CREATE INDEX "messages_unread" ON "messages" USING btree ("fund_id","sent_at") WHERE side = 'applicant' and read_at is null;--> statement-breakpoint
CREATE INDEX "grants_state" ON "grants" USING btree ("fund_id","state");--> statement-breakpoint
CREATE INDEX "decisions_open" ON "decisions" USING btree ("fund_id") WHERE decided_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "proposals_work" ON "proposals" USING btree ("fund_id","state","changed_at") WHERE state in ('draft', 'submitted', 'returned', 'awaiting-decision');--> statement-breakpoint
CREATE INDEX "screening_questions_open" ON "screening_questions" USING btree ("fund_id","due_on") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "tranche_standings_work" ON "tranche_standings" USING btree ("fund_id","state","planned_on","grant_id","number") WHERE state in ('ready', 'failed', 'prepared', 'approved');