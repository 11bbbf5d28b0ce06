CREATE TABLE "recording_deletions" (
	"recording_id" text PRIMARY KEY NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recording_jobs" (
	"job_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recording_id" text,
	"case_id" text,
	"asked_by" text,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"server_id" text,
	"lease_until" timestamp with time zone,
	"try_count" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"storage_key" text,
	"file_name" text,
	"mime_type" text,
	"byte_count" bigint,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recording_looks" (
	"look_id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"session_id" text NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_playbacks" (
	"recording_id" text PRIMARY KEY NOT NULL,
	"tracks" jsonb NOT NULL,
	"thumbnails" jsonb,
	"made_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "recording_jobs_state" ON "recording_jobs" USING btree ("state","asked_at");--> statement-breakpoint
CREATE INDEX "recording_jobs_recording" ON "recording_jobs" USING btree ("recording_id","asked_by");--> statement-breakpoint
CREATE INDEX "recording_jobs_expiry" ON "recording_jobs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "recording_looks_recording" ON "recording_looks" USING btree ("recording_id");