CREATE TABLE "document_marks" (
	"mark_id" text PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"call_id" text NOT NULL,
	"material_id" text NOT NULL,
	"page" integer NOT NULL,
	"author" text NOT NULL,
	"participant_id" text NOT NULL,
	"kind" text NOT NULL,
	"points" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "document_marks_material" ON "document_marks" USING btree ("material_id");