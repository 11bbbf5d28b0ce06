ALTER TABLE "joint_reviews" ADD COLUMN "moved_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "joint_reviews" ADD COLUMN "lead_offer" jsonb;--> statement-breakpoint
ALTER TABLE "joint_reviews" ADD COLUMN "notice" jsonb;