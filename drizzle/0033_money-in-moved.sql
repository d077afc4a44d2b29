ALTER TABLE "contributions" ALTER COLUMN "donor_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contributions" ALTER COLUMN "accepted_share_bp" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contributions" DROP COLUMN "donor";--> statement-breakpoint
ALTER TABLE "contributions" DROP COLUMN "received_on";