-- What was chosen, and when it happens, is written once; that it was stopped or done comes later.
revoke update, delete on bulk_acts from dichtbij_app;
--> statement-breakpoint
grant select, insert on bulk_acts to dichtbij_app;
--> statement-breakpoint
grant update (stopped_by, stopped_at, ran_at, outcomes) on bulk_acts to dichtbij_app;
--> statement-breakpoint
alter table bulk_acts add constraint bulk_acts_stopped_or_ran check (stopped_at is null or ran_at is null);
