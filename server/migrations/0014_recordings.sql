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