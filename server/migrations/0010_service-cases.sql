CREATE TABLE "canned_replies" (
	"reply_id" text PRIMARY KEY NOT NULL,
	"department_id" text,
	"matter_id" text,
	"title" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"link" jsonb,
	"search_text" text NOT NULL,
	"sort_order" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text,
	"name" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_entries" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"actor_role" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"call_id" text,
	"details" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_entries_case_id_sequence_pk" PRIMARY KEY("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "case_lines" (
	"case_id" text NOT NULL,
	"line_id" text NOT NULL,
	"status" text NOT NULL,
	"fault" text,
	"note" text NOT NULL,
	"material_id" text,
	"reviewed_by" text NOT NULL,
	"reviewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_lines_case_id_line_id_pk" PRIMARY KEY("case_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "case_tasks" (
	"task_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"title" text NOT NULL,
	"owner_id" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"version" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"escalated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_vouchers" (
	"voucher_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"content_encrypted" text NOT NULL,
	"content_sha256" text NOT NULL,
	"pdf" "bytea",
	"pdf_sha256" text,
	"signed_pdf" "bytea",
	"signed_pdf_sha256" text,
	"signed_at" timestamp with time zone,
	"issued_by" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "case_vouchers_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "service_cases" (
	"case_id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"applicant_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"department_id" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"agent_id" text,
	"received_at" timestamp with time zone,
	"noticed_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"conditional_days" integer,
	"is_extended" boolean DEFAULT false NOT NULL,
	"pauses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notice_count" integer DEFAULT 0 NOT NULL,
	"allowed_reason" text,
	"entry_count" integer NOT NULL,
	"journal_head" text NOT NULL,
	"journal_seal" text NOT NULL,
	CONSTRAINT "service_cases_case_number_unique" UNIQUE("case_number")
);
--> statement-breakpoint
CREATE TABLE "document_marks" (
	"mark_id" text PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"call_id" text NOT NULL,
	"material_id" text NOT NULL,
	"page" integer NOT NULL,
	"author" text NOT NULL,
	"participant_id" text NOT NULL,
	"kind" text NOT NULL,
	"points" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "form_definitions" (
	"form_id" text NOT NULL,
	"version" integer NOT NULL,
	"matter_id" text NOT NULL,
	"definition" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_definitions_form_id_version_pk" PRIMARY KEY("form_id","version")
);
--> statement-breakpoint
CREATE TABLE "form_fillings" (
	"filling_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"form_id" text NOT NULL,
	"form_version" integer NOT NULL,
	"sequence" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"sha256" text,
	"completed_form" text
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"signature_id" text PRIMARY KEY NOT NULL,
	"document_sha256" text NOT NULL,
	"content_sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"identity_level" text NOT NULL,
	"mark_encrypted" text NOT NULL,
	"statement" jsonb NOT NULL,
	"record_sha256" text NOT NULL,
	"countersignature" jsonb
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "case_id" text;--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "name_index" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "link" jsonb;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_department_id_departments_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("department_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_matter_id_matters_matter_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("matter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canned_replies_department" ON "canned_replies" USING btree ("department_id","matter_id");--> statement-breakpoint
CREATE INDEX "case_tasks_case" ON "case_tasks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_tasks_owner" ON "case_tasks" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "case_tasks_due" ON "case_tasks" USING btree ("due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "case_vouchers_case" ON "case_vouchers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "service_cases_applicant" ON "service_cases" USING btree ("applicant_id","matter_id");--> statement-breakpoint
CREATE INDEX "service_cases_department" ON "service_cases" USING btree ("department_id","opened_at");--> statement-breakpoint
CREATE INDEX "service_cases_not_ended" ON "service_cases" USING btree ("opened_at") WHERE "service_cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "service_cases_number_end" ON "service_cases" USING btree (reverse("case_number") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "document_marks_material" ON "document_marks" USING btree ("material_id");--> statement-breakpoint
CREATE INDEX "form_definitions_matter" ON "form_definitions" USING btree ("matter_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "form_fillings_one_open" ON "form_fillings" USING btree ("case_id","form_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "form_fillings_sequence" ON "form_fillings" USING btree ("case_id","form_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_document_applicant" ON "signatures" USING btree ("document_sha256","applicant_id");--> statement-breakpoint
CREATE INDEX "signatures_case" ON "signatures" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "calls_case" ON "calls" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "applicants_name" ON "applicants" USING btree ("name_index");