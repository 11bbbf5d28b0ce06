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
CREATE INDEX "expert_coverage_review" ON "expert_coverage" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_pre_reviews_due" ON "expert_pre_reviews" USING btree ("scheduled_at") WHERE reminded_at is null;--> statement-breakpoint
CREATE INDEX "expert_question_lines_review" ON "expert_question_lines" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_question_lines_order" ON "expert_question_lines" USING btree ("question_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_questions_number" ON "expert_questions" USING btree ("review_id","number");--> statement-breakpoint
CREATE INDEX "expert_readers_seat" ON "expert_readers" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "expert_remarks_review" ON "expert_remarks" USING btree ("review_id");