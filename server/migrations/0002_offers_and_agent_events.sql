CREATE TABLE "offers" (
	"event_id" text PRIMARY KEY NOT NULL,
	"fence" bigint NOT NULL,
	"call_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"ring" text,
	"reason" text,
	"candidates" jsonb,
	"waited_ms" bigint,
	"offered_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"decline_reason" text
);
--> statement-breakpoint
CREATE TABLE "agent_events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"type" text NOT NULL,
	"status" text,
	"activity" text,
	"reason" text,
	"happened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "shown_band" text;--> statement-breakpoint
CREATE INDEX "offers_call" ON "offers" USING btree ("call_id","fence");--> statement-breakpoint
CREATE INDEX "offers_agent" ON "offers" USING btree ("agent_id","offered_at");--> statement-breakpoint
CREATE INDEX "offers_offered_at" ON "offers" USING btree ("offered_at");--> statement-breakpoint
CREATE INDEX "agent_events_agent" ON "agent_events" USING btree ("agent_id","happened_at");