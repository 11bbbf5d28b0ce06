CREATE TABLE "mandates" (
	"mandate_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"helper_name_encrypted" text NOT NULL,
	"helper_phone_encrypted" text NOT NULL,
	"helper_phone_index" text NOT NULL,
	"place_encrypted" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	"statement_encrypted" text,
	"ended_at" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "mandate_id" text;--> statement-breakpoint
CREATE INDEX "mandates_case" ON "mandates" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "mandates_helper" ON "mandates" USING btree ("helper_phone_index");--> statement-breakpoint
CREATE INDEX "mandates_open" ON "mandates" USING btree ("ends_at") WHERE state in ('proposed', 'confirmed');