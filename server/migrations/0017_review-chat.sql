CREATE TABLE "sitting_messages" (
	"message_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"room_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"open_sequence" integer,
	"phase" text NOT NULL,
	"sender_id" text NOT NULL,
	"sender_name" text NOT NULL,
	"sender_title" jsonb NOT NULL,
	"text_encrypted" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sitting_messages_sequence" UNIQUE("review_id","sequence"),
	CONSTRAINT "sitting_messages_open_sequence" UNIQUE("review_id","open_sequence")
);
