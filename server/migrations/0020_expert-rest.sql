CREATE TABLE "expert_recusals" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"content_encrypted" text NOT NULL,
	"sha256" text NOT NULL,
	"recused_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "expert_reviews" ADD COLUMN "replaces_review_id" text;--> statement-breakpoint
ALTER TABLE "expert_files" ADD COLUMN "bytes_of" text;--> statement-breakpoint
ALTER TABLE "expert_sessions" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "films" ADD COLUMN "bytes_of" text;--> statement-breakpoint
CREATE INDEX "expert_reviews_replacing" ON "expert_reviews" USING btree ("replaces_review_id");--> statement-breakpoint
CREATE INDEX "journal_entries_expert" ON "journal_entries" USING btree ((details ->> 'expertId')) WHERE details ->> 'expertId' is not null;