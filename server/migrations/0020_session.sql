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
CREATE INDEX "expert_sittings_review" ON "expert_sittings" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "expert_sittings_open" ON "expert_sittings" USING btree ("started_at") WHERE room_closed_at is null;