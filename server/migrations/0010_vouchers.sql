CREATE TABLE "number_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"signature_id" text PRIMARY KEY NOT NULL,
	"document_sha256" text NOT NULL,
	"content_sha256" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"case_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"identity_level" text NOT NULL,
	"mark_encrypted" text NOT NULL,
	"statement" jsonb NOT NULL,
	"record_sha256" text NOT NULL,
	"countersignature" jsonb
);
--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_document_applicant" ON "signatures" USING btree ("document_sha256","applicant_id");--> statement-breakpoint
CREATE INDEX "signatures_case" ON "signatures" USING btree ("case_id");