grant select, insert on fund_archives to dichtbij_app;
--> statement-breakpoint
-- What an archive turned out to be is written once, and that it was taken away.
revoke update, delete on fund_archives from dichtbij_app;
--> statement-breakpoint
grant update (made_at, size, sha256, rows, files, missing, removed_at) on fund_archives to dichtbij_app;
