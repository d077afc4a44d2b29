grant select, insert on paper_signings to dichtbij_app;
--> statement-breakpoint
-- What was recorded stays; only what became of it is added.
revoke update, delete on paper_signings from dichtbij_app;
--> statement-breakpoint
grant update (confirmed_by, confirmed_at, rejected_at) on paper_signings to dichtbij_app;
