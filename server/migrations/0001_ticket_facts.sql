ALTER TABLE "calls" ADD COLUMN "network_grade" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "has_camera" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "has_microphone" boolean DEFAULT false NOT NULL;