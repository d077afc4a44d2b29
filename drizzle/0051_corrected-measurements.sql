ALTER TABLE "measurements" ADD COLUMN "denominator" double precision;
--> statement-breakpoint
-- A correction is known from the moment that it was made; until then its figure stood as it was.
update measurements set accepted_at = recorded_at
  where correction_reason is not null and accepted_at < recorded_at;
--> statement-breakpoint
revoke update on measurements from dichtbij_app;
--> statement-breakpoint
grant update (corrected_by_id) on measurements to dichtbij_app;
