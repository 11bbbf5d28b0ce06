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
CREATE INDEX "expert_files_review" ON "expert_files" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_files_version" ON "expert_files" USING btree ("paper_id","version");--> statement-breakpoint
CREATE INDEX "expert_send_backs_review" ON "expert_send_backs" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "project_kinds_matter" ON "project_kinds" USING btree ("matter_id");