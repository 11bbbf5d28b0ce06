CREATE TABLE "films" (
	"film_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"line_id" text NOT NULL,
	"version" integer NOT NULL,
	"origin" text NOT NULL,
	"sender_id" text NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"file_name" text NOT NULL,
	"byte_count" bigint NOT NULL,
	"modified_at" timestamp with time zone,
	"started_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"slice_counts" jsonb,
	"source" jsonb,
	"rendition" jsonb,
	"strip" jsonb
);
--> statement-breakpoint
ALTER TABLE "recording_jobs" ADD COLUMN "subject_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "films_version" ON "films" USING btree ("review_id","line_id","version");--> statement-breakpoint
CREATE INDEX "films_state" ON "films" USING btree ("state");--> statement-breakpoint
CREATE INDEX "recording_jobs_subject" ON "recording_jobs" USING btree ("subject_id");