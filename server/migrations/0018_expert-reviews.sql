ALTER TYPE "public"."staff_role" ADD VALUE 'expert';--> statement-breakpoint
ALTER TYPE "public"."staff_role" ADD VALUE 'convenor';--> statement-breakpoint
CREATE TABLE "expert_reviews" (
	"review_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"request_id" text NOT NULL,
	"department_id" text NOT NULL,
	"kind_id" text NOT NULL,
	"kind" jsonb NOT NULL,
	"title" text NOT NULL,
	"unit_name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"convenor_id" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"filed_at" timestamp with time zone,
	"scheduled_at" timestamp with time zone,
	"room_id" text,
	"suspension" jsonb,
	"conclusion" text,
	"concluded_at" timestamp with time zone,
	"end_reason" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_seats" (
	"seat_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"position" integer NOT NULL,
	"specialty" text NOT NULL,
	"expert_id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"reason" text,
	"is_chair" boolean DEFAULT false NOT NULL,
	"checked_in_at" timestamp with time zone,
	"replaces_seat_id" text,
	"is_void" boolean DEFAULT false NOT NULL,
	"void_reason" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "expert_reviews_request" ON "expert_reviews" USING btree ("applicant_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_reviews_case" ON "expert_reviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "expert_reviews_applicant" ON "expert_reviews" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "expert_reviews_running" ON "expert_reviews" USING btree ("created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "expert_seats_review" ON "expert_seats" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_seats_account" ON "expert_seats" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "expert_seats_asked" ON "expert_seats" USING btree ("answer_by") WHERE state = 'asked';