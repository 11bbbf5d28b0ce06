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
CREATE INDEX "expert_score_sheets_review" ON "expert_score_sheets" USING btree ("review_id");