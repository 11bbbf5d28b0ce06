CREATE TABLE "call_captures" (
	"call_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"captures" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
