DROP INDEX "ledger_entries_grant";--> statement-breakpoint
DROP INDEX "ledger_entries_fund_day";--> statement-breakpoint
CREATE INDEX "ledger_entries_posting" ON "ledger_entries" USING btree ("posting_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_grant_day" ON "ledger_entries" USING btree ("grant_id","on","number");--> statement-breakpoint
CREATE INDEX "ledger_entries_pot_day" ON "ledger_entries" USING btree ("pot_id","on","number");--> statement-breakpoint
CREATE INDEX "ledger_entries_kind_day" ON "ledger_entries" USING btree ("fund_id","kind","on","number");--> statement-breakpoint
CREATE INDEX "ledger_entries_fund_day" ON "ledger_entries" USING btree ("fund_id","on","number");