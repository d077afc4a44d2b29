-- Who was at a meeting is put right by writing it again; a payment is only ever taken back.
revoke delete on meeting_presences from dichtbij_app;
--> statement-breakpoint
grant select, insert, update on meeting_presences to dichtbij_app;
--> statement-breakpoint
revoke update, delete on allowance_payments from dichtbij_app;
--> statement-breakpoint
grant select, insert on allowance_payments to dichtbij_app;
--> statement-breakpoint
grant update (taken_back_by, taken_back_at) on allowance_payments to dichtbij_app;
