-- What was said of work is written once; it goes when it no longer matters.
revoke update on work_marks from dichtbij_app;
--> statement-breakpoint
grant select, insert, delete on work_marks to dichtbij_app;
