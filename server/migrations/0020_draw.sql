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
CREATE INDEX "expert_notices_review" ON "expert_notices" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "library_experts_account" ON "library_experts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "library_experts_name" ON "library_experts" USING btree ("name");