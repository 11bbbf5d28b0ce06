CREATE TABLE "form_definitions" (
	"form_id" text NOT NULL,
	"version" integer NOT NULL,
	"matter_id" text NOT NULL,
	"definition" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_definitions_form_id_version_pk" PRIMARY KEY("form_id","version")
);
--> statement-breakpoint
CREATE TABLE "form_fillings" (
	"filling_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"form_id" text NOT NULL,
	"form_version" integer NOT NULL,
	"sequence" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"sha256" text,
	"completed_form" text
);
--> statement-breakpoint
CREATE INDEX "form_definitions_matter" ON "form_definitions" USING btree ("matter_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "form_fillings_one_open" ON "form_fillings" USING btree ("case_id","form_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "form_fillings_sequence" ON "form_fillings" USING btree ("case_id","form_id","sequence");