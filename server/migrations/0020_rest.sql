ALTER TABLE "expert_reviews" ADD COLUMN "replaces_review_id" text;--> statement-breakpoint
ALTER TABLE "expert_files" ADD COLUMN "bytes_of" text;--> statement-breakpoint
ALTER TABLE "films" ADD COLUMN "bytes_of" text;--> statement-breakpoint
CREATE INDEX "expert_reviews_replacing" ON "expert_reviews" USING btree ("replaces_review_id");--> statement-breakpoint
CREATE INDEX "journal_entries_expert" ON "journal_entries" USING btree ((details ->> 'expertId')) WHERE details ->> 'expertId' is not null;