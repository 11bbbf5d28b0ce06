CREATE TABLE "paper_samples" (
	"sample_id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"file_kinds" jsonb NOT NULL,
	"is_both_sides" boolean NOT NULL,
	"rules" jsonb NOT NULL,
	"picture_type" text,
	"picture_base64" text
);
--> statement-breakpoint
ALTER TABLE "case_lines" ADD COLUMN "marks" jsonb DEFAULT '[]'::jsonb NOT NULL;