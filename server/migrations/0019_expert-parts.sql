CREATE TABLE "project_kinds" (
	"kind_id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"materials" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_at" timestamp with time zone,
	"sort_order" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_appraisals" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"expert_id" text NOT NULL,
	"account_id" text NOT NULL,
	"given_by_id" text NOT NULL,
	"attendance" integer NOT NULL,
	"preparation" integer NOT NULL,
	"quality" integer NOT NULL,
	"conduct" integer NOT NULL,
	"remark" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_change_answers" (
	"change_id" text NOT NULL,
	"round" integer NOT NULL,
	"review_id" text NOT NULL,
	"text" text NOT NULL,
	"file_ids" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"handed_in_at" timestamp with time zone,
	CONSTRAINT "expert_change_answers_change_id_round_pk" PRIMARY KEY("change_id","round")
);
--> statement-breakpoint
CREATE TABLE "expert_change_verdicts" (
	"change_id" text NOT NULL,
	"round" integer NOT NULL,
	"seat_id" text NOT NULL,
	"review_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"name" text NOT NULL,
	"answer_sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expert_change_verdicts_change_id_round_seat_id_pk" PRIMARY KEY("change_id","round","seat_id")
);
--> statement-breakpoint
CREATE TABLE "expert_changes" (
	"change_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"criterion_id" text,
	"verifier_seat_ids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_ratings" (
	"review_id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"department_id" text NOT NULL,
	"level" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"comment" text NOT NULL,
	"rated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_revisions" (
	"review_id" text PRIMARY KEY NOT NULL,
	"round" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"due_told_at" timestamp with time zone,
	"reminded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_draw_rounds" (
	"review_id" text NOT NULL,
	"round" integer NOT NULL,
	"case_number" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"conditions_sha256" text NOT NULL,
	"signatures" jsonb NOT NULL,
	"secret" text,
	"seed_sha256" text,
	"library_sha256" text,
	"committed_at" timestamp with time zone,
	"committed_by_id" text,
	"contribution" text,
	"drawn_at" timestamp with time zone,
	"drawn_by_id" text,
	CONSTRAINT "expert_draw_rounds_review_id_round_pk" PRIMARY KEY("review_id","round")
);
--> statement-breakpoint
CREATE TABLE "expert_draw_steps" (
	"review_id" text NOT NULL,
	"index" integer NOT NULL,
	"step" jsonb NOT NULL,
	CONSTRAINT "expert_draw_steps_review_id_index_pk" PRIMARY KEY("review_id","index")
);
--> statement-breakpoint
CREATE TABLE "expert_notices" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"decline_kind" text,
	"decline_note" text
);
--> statement-breakpoint
CREATE TABLE "expert_files" (
	"file_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"line_id" text NOT NULL,
	"paper_id" text NOT NULL,
	"version" integer NOT NULL,
	"file_name" text NOT NULL,
	"mime_type" text NOT NULL,
	"byte_count" bigint NOT NULL,
	"sha256" text NOT NULL,
	"page_count" integer,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_send_backs" (
	"send_back_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"by_id" text NOT NULL,
	"reason" text NOT NULL,
	"lines" jsonb NOT NULL,
	"sent_back_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_coverage" (
	"seat_id" text NOT NULL,
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	"review_id" text NOT NULL,
	"spans" jsonb NOT NULL,
	"shown_ms" jsonb NOT NULL,
	"last_read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expert_coverage_seat_id_item_id_version_pk" PRIMARY KEY("seat_id","item_id","version")
);
--> statement-breakpoint
CREATE TABLE "expert_pre_reviews" (
	"review_id" text PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_question_lines" (
	"line_id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"review_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"speaker" text NOT NULL,
	"is_answer" boolean NOT NULL,
	"author_id" text NOT NULL,
	"text_encrypted" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_questions" (
	"question_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"number" integer NOT NULL,
	"place" jsonb
);
--> statement-breakpoint
CREATE TABLE "expert_readers" (
	"reader_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"counts_from" bigint NOT NULL,
	"paid_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_remarks" (
	"remark_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"place" jsonb NOT NULL,
	"text_encrypted" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_report_rounds" (
	"review_id" text NOT NULL,
	"round" integer NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"sign_by" timestamp with time zone NOT NULL,
	"reopened_at" timestamp with time zone,
	"reason" text,
	"papers" jsonb,
	CONSTRAINT "expert_report_rounds_review_id_round_pk" PRIMARY KEY("review_id","round")
);
--> statement-breakpoint
CREATE TABLE "expert_report_signatures" (
	"review_id" text NOT NULL,
	"round" integer NOT NULL,
	"seat_id" text NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"is_dissent" boolean NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expert_report_signatures_review_id_round_seat_id_pk" PRIMARY KEY("review_id","round","seat_id")
);
--> statement-breakpoint
CREATE TABLE "expert_report_updates" (
	"review_id" text NOT NULL,
	"seq" integer NOT NULL,
	"seat_id" text NOT NULL,
	"section_id" text,
	"update" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expert_report_updates_review_id_seq_pk" PRIMARY KEY("review_id","seq")
);
--> statement-breakpoint
CREATE TABLE "expert_report_votes" (
	"review_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"conclusion" text,
	"voted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expert_report_votes_review_id_seat_id_pk" PRIMARY KEY("review_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "expert_report_writers" (
	"review_id" text NOT NULL,
	"client_id" bigint NOT NULL,
	"seat_id" text NOT NULL,
	CONSTRAINT "expert_report_writers_review_id_client_id_pk" PRIMARY KEY("review_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "expert_score_sheets" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"draft" text,
	"drafted_at" timestamp with time zone,
	"commitment" text,
	"committed_at" timestamp with time zone,
	"sealed" text,
	"opened" text
);
--> statement-breakpoint
CREATE TABLE "expert_chair_votes" (
	"review_id" text NOT NULL,
	"round" integer NOT NULL,
	"seat_id" text NOT NULL,
	"choice_seat_id" text NOT NULL,
	CONSTRAINT "expert_chair_votes_review_id_round_seat_id_pk" PRIMARY KEY("review_id","round","seat_id")
);
--> statement-breakpoint
CREATE TABLE "expert_check_ins" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"relations" jsonb NOT NULL,
	"content_encrypted" text NOT NULL,
	"sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_sessions" (
	"review_id" text PRIMARY KEY NOT NULL,
	"agenda" jsonb,
	"vote" jsonb,
	"past_votes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"may_unit_step" boolean DEFAULT true NOT NULL,
	"is_convenor_out" boolean DEFAULT false NOT NULL,
	"quorum_lost_at" timestamp with time zone,
	"voiding" jsonb
);
--> statement-breakpoint
CREATE TABLE "expert_sittings" (
	"room_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"room_closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "library_experts" (
	"expert_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"specialties" jsonb NOT NULL,
	"unit" text NOT NULL,
	"region" text NOT NULL,
	"ties" text NOT NULL,
	"account_id" text,
	"state" text NOT NULL,
	"state_reason" text,
	"reviews_done" integer DEFAULT 0 NOT NULL,
	"appraisal_sum" integer DEFAULT 0 NOT NULL,
	"appraisal_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX "project_kinds_matter" ON "project_kinds" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "expert_appraisals_review" ON "expert_appraisals" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_appraisals_account" ON "expert_appraisals" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "expert_change_answers_review" ON "expert_change_answers" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_change_verdicts_review" ON "expert_change_verdicts" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_changes_review" ON "expert_changes" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_notices_review" ON "expert_notices" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_files_review" ON "expert_files" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_files_version" ON "expert_files" USING btree ("paper_id","version");--> statement-breakpoint
CREATE INDEX "expert_send_backs_review" ON "expert_send_backs" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_coverage_review" ON "expert_coverage" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_pre_reviews_due" ON "expert_pre_reviews" USING btree ("scheduled_at") WHERE reminded_at is null;--> statement-breakpoint
CREATE INDEX "expert_question_lines_review" ON "expert_question_lines" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_question_lines_order" ON "expert_question_lines" USING btree ("question_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_questions_number" ON "expert_questions" USING btree ("review_id","number");--> statement-breakpoint
CREATE INDEX "expert_readers_seat" ON "expert_readers" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "expert_remarks_review" ON "expert_remarks" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_score_sheets_review" ON "expert_score_sheets" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_sittings_review" ON "expert_sittings" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_sittings_open" ON "expert_sittings" USING btree ("started_at") WHERE room_closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "library_experts_account" ON "library_experts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "library_experts_name" ON "library_experts" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "films_version" ON "films" USING btree ("review_id","line_id","version");--> statement-breakpoint
CREATE INDEX "films_state" ON "films" USING btree ("state");--> statement-breakpoint
CREATE INDEX "recording_jobs_subject" ON "recording_jobs" USING btree ("subject_id");