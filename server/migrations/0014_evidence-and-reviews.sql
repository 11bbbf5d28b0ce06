CREATE TABLE "joint_groups" (
	"group_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"seat_ids" jsonb NOT NULL,
	"wants" jsonb NOT NULL,
	"without" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "joint_opinions" (
	"seat_id" text NOT NULL,
	"round" integer NOT NULL,
	"review_id" text NOT NULL,
	"case_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"content_encrypted" text NOT NULL,
	"sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "joint_opinions_seat_id_round_pk" PRIMARY KEY("seat_id","round")
);
--> statement-breakpoint
CREATE TABLE "joint_resolutions" (
	"resolution_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"conflict_id" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"text_encrypted" text NOT NULL,
	"by_id" text NOT NULL,
	"level" text NOT NULL,
	"follows_seat_id" text,
	"resolved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joint_reviews" (
	"review_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"request_id" text NOT NULL,
	"lead_id" text NOT NULL,
	"lead_department_id" text NOT NULL,
	"subject" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"scheduled_at" timestamp with time zone,
	"call_id" text,
	"material_ids" jsonb NOT NULL,
	"checklist" jsonb NOT NULL,
	"applicant_called_at" timestamp with time zone,
	"revealed_at" timestamp with time zone,
	"conclusion" text,
	"summary_encrypted" text,
	"escalation" jsonb,
	"end_reason" text,
	"ended_at" timestamp with time zone,
	"voucher_id" text,
	"number" text,
	"issued_at" timestamp with time zone,
	"task_id" text,
	"reminded_at" timestamp with time zone,
	"due_told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "joint_seats" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"department_id" text NOT NULL,
	"position" integer NOT NULL,
	"is_lead" boolean NOT NULL,
	"is_required" boolean NOT NULL,
	"question" text NOT NULL,
	"due_at" timestamp with time zone,
	"state" text NOT NULL,
	"agent_id" text,
	"reason" text,
	"substitute_id" text,
	"abstentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"group_id" text,
	"told_fence" integer DEFAULT 0 NOT NULL,
	"draft_encrypted" text,
	"draft_by" text,
	"round" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joint_sittings" (
	"room_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"number" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"is_room_closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "recording_gaps" (
	"gap_id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"track_id" text,
	"cause" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"statement" text,
	"stated_by" text,
	"stated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recording_nodes" (
	"recording_id" text NOT NULL,
	"sfu_node_id" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"drained_at" timestamp with time zone,
	CONSTRAINT "recording_nodes_recording_id_sfu_node_id_pk" PRIMARY KEY("recording_id","sfu_node_id")
);
--> statement-breakpoint
CREATE TABLE "recording_people" (
	"recording_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"role" text NOT NULL,
	"person_id" text NOT NULL,
	"display_name" text NOT NULL,
	"department_id" text,
	"consent_id" text,
	"consent_version" text,
	"consent_sha256" text,
	"consented_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recording_people_recording_id_participant_id_pk" PRIMARY KEY("recording_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "recording_segments" (
	"segment_id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"track_id" text NOT NULL,
	"index" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"byte_count" bigint NOT NULL,
	"sha256" text NOT NULL,
	"container" text NOT NULL,
	"mime_type" text NOT NULL,
	"width" integer,
	"height" integer,
	"storage_key" text NOT NULL,
	"sfu_node_id" text NOT NULL,
	"file_name" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_tracks" (
	"recording_id" text NOT NULL,
	"track_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"role" text NOT NULL,
	"person_id" text NOT NULL,
	"display_name" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"segment_count" integer DEFAULT 0 NOT NULL,
	"byte_count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "recording_tracks_recording_id_track_id_pk" PRIMARY KEY("recording_id","track_id")
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"recording_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"part" text NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"cause" text,
	"room_id" text NOT NULL,
	"call_id" text,
	"review_id" text,
	"case_id" text,
	"department_id" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"recorded_ms" bigint DEFAULT 0 NOT NULL,
	"byte_count" bigint DEFAULT 0 NOT NULL,
	"is_complete" boolean DEFAULT false NOT NULL,
	"retention" text DEFAULT 'ordinary' NOT NULL,
	"delete_after" timestamp with time zone,
	"is_on_legal_hold" boolean DEFAULT false NOT NULL,
	"deleted_at" timestamp with time zone,
	"sealed_at" timestamp with time zone,
	"sealed_text" text,
	"head_sha256" text,
	"signature" text,
	"seal_key_id" text
);
--> statement-breakpoint
CREATE TABLE "seal_keys" (
	"key_id" text PRIMARY KEY NOT NULL,
	"public_key_pem" text NOT NULL,
	"first_used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "joint_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "joint_groups_review" ON "joint_groups" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "joint_groups_open" ON "joint_groups" USING btree ("opened_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "joint_opinions_review" ON "joint_opinions" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "joint_opinions_case" ON "joint_opinions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "joint_resolutions_review" ON "joint_resolutions" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "joint_reviews_request" ON "joint_reviews" USING btree ("case_id","request_id");--> statement-breakpoint
CREATE INDEX "joint_reviews_lead" ON "joint_reviews" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "joint_reviews_running" ON "joint_reviews" USING btree ("created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "joint_seats_review" ON "joint_seats" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "joint_seats_agent" ON "joint_seats" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "joint_seats_department" ON "joint_seats" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "joint_sittings_review" ON "joint_sittings" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "joint_sittings_to_close" ON "joint_sittings" USING btree ("started_at") WHERE not is_room_closed;--> statement-breakpoint
CREATE INDEX "recording_jobs_state" ON "recording_jobs" USING btree ("state","asked_at");--> statement-breakpoint
CREATE INDEX "recording_jobs_recording" ON "recording_jobs" USING btree ("recording_id","asked_by");--> statement-breakpoint
CREATE INDEX "recording_jobs_expiry" ON "recording_jobs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "recording_looks_recording" ON "recording_looks" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "recording_gaps_recording" ON "recording_gaps" USING btree ("recording_id","started_at");--> statement-breakpoint
CREATE INDEX "recording_nodes_undrained" ON "recording_nodes" USING btree ("sfu_node_id") WHERE "recording_nodes"."drained_at" is null;--> statement-breakpoint
CREATE INDEX "recording_people_person" ON "recording_people" USING btree ("role","person_id");--> statement-breakpoint
CREATE INDEX "recording_segments_track" ON "recording_segments" USING btree ("recording_id","track_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recording_segments_told" ON "recording_segments" USING btree ("recording_id","sfu_node_id","file_name","sha256");--> statement-breakpoint
CREATE INDEX "recordings_started" ON "recordings" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "recordings_case" ON "recordings" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "recordings_call" ON "recordings" USING btree ("call_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recordings_running" ON "recordings" USING btree ("room_id","part") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "recordings_unsealed" ON "recordings" USING btree ("started_at") WHERE "recordings"."sealed_at" is null;