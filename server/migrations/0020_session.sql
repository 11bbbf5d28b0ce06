CREATE TABLE "expert_recusals" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"content_encrypted" text NOT NULL,
	"sha256" text NOT NULL,
	"recused_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "expert_sessions" ADD COLUMN "recorded_at" timestamp with time zone;