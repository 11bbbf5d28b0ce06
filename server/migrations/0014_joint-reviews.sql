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
CREATE INDEX "joint_sittings_to_close" ON "joint_sittings" USING btree ("started_at") WHERE not is_room_closed;