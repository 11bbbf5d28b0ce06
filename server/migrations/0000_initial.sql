CREATE TYPE "public"."call_state" AS ENUM('draft', 'scheduled', 'queued', 'away', 'passed', 'offered', 'connecting', 'active', 'transferring', 'suspended', 'callbackPending', 'wrapUp', 'completed', 'abandoned', 'cancelled', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."disposition" AS ENUM('answered', 'accepted', 'materialsMissing', 'referred', 'followUp', 'notCompleted');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('agent', 'supervisor', 'admin');--> statement-breakpoint
CREATE TYPE "public"."rating_level" AS ENUM('verySatisfied', 'satisfied', 'basicallySatisfied', 'dissatisfied', 'veryDissatisfied');--> statement-breakpoint
CREATE TABLE "demo_loads" (
	"name" text PRIMARY KEY NOT NULL,
	"content_sha256" text NOT NULL,
	"password_hash" text NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"agent_id" text,
	"type" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"version" integer,
	"reason" text,
	"details" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"call_id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"department_id" text NOT NULL,
	"entry_code" text,
	"entry_point" text NOT NULL,
	"region_id" text,
	"locale" text NOT NULL,
	"state" "call_state" NOT NULL,
	"version" integer NOT NULL,
	"ticket_number" text,
	"agent_id" text,
	"disposition" "disposition",
	"end_reason" text,
	"notes" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"enqueued_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"connected_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"completed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"department_id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"short_name" jsonb NOT NULL,
	"phone" text NOT NULL,
	"address" jsonb NOT NULL,
	"ticket_prefix" text NOT NULL,
	"sort_order" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"entry_point" text NOT NULL,
	"label" jsonb NOT NULL,
	"matter_id" text,
	"department_id" text,
	"town_id" text,
	"region_id" text
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"matter_id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"audience" text NOT NULL,
	"guide" jsonb NOT NULL,
	"materials" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"is_popular" boolean NOT NULL,
	"skill_id" text NOT NULL,
	"required_level" integer NOT NULL,
	"schedule_id" text NOT NULL,
	"rated_minutes" integer NOT NULL,
	"sort_order" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_schedules" (
	"schedule_id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"weekly" jsonb NOT NULL,
	"closed_dates" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"region_id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"sort_order" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "towns" (
	"town_id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"sort_order" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applicants" (
	"applicant_id" text PRIMARY KEY NOT NULL,
	"phone_index" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"name_encrypted" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_sign_in_at" timestamp with time zone NOT NULL,
	CONSTRAINT "applicants_phone_index_unique" UNIQUE("phone_index")
);
--> statement-breakpoint
CREATE TABLE "staff_accounts" (
	"account_id" text PRIMARY KEY NOT NULL,
	"login_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" "staff_role" NOT NULL,
	"display_name" text NOT NULL,
	"agent_number" text NOT NULL,
	"department_id" text,
	"languages" jsonb NOT NULL,
	"skills" jsonb NOT NULL,
	"regions" jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "staff_accounts_login_name_unique" UNIQUE("login_name")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"consent_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"version" text NOT NULL,
	"locale" text NOT NULL,
	"wording" text NOT NULL,
	"sha256" text NOT NULL,
	"allows_recording" boolean NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"actor_role" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"call_id" text,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stream_positions" (
	"reader" text PRIMARY KEY NOT NULL,
	"last_event_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"material_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text,
	"file_name" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"stored_as" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploader_id" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"call_id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"department_id" text NOT NULL,
	"agent_id" text,
	"level" "rating_level" NOT NULL,
	"reasons" jsonb NOT NULL,
	"comment" text NOT NULL,
	"rated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"message_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"sender" text NOT NULL,
	"sender_id" text NOT NULL,
	"sender_name" text NOT NULL,
	"text" text,
	"material_id" text,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_sequence" UNIQUE("call_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_matter_id_matters_matter_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("matter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_department_id_departments_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("department_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_town_id_towns_town_id_fk" FOREIGN KEY ("town_id") REFERENCES "public"."towns"("town_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_region_id_regions_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("region_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_department_id_departments_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("department_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_schedule_id_opening_schedules_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."opening_schedules"("schedule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_events_call" ON "call_events" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "calls_applicant" ON "calls" USING btree ("applicant_id","created_at");--> statement-breakpoint
CREATE INDEX "calls_agent" ON "calls" USING btree ("agent_id","accepted_at");--> statement-breakpoint
CREATE INDEX "calls_state" ON "calls" USING btree ("state");--> statement-breakpoint
CREATE INDEX "matters_department" ON "matters" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "staff_accounts_department" ON "staff_accounts" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "consents_call" ON "consents" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "journal_entries_call" ON "journal_entries" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "materials_call" ON "materials" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "ratings_agent" ON "ratings" USING btree ("agent_id");