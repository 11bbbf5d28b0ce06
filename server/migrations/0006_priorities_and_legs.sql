ALTER TABLE "call_events" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "call_events_parent" ON "call_events" USING btree ("parent_id") WHERE "call_events"."parent_id" is not null;