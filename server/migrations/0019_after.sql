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
CREATE INDEX "expert_appraisals_review" ON "expert_appraisals" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_appraisals_account" ON "expert_appraisals" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "expert_change_answers_review" ON "expert_change_answers" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_change_verdicts_review" ON "expert_change_verdicts" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_changes_review" ON "expert_changes" USING btree ("review_id");