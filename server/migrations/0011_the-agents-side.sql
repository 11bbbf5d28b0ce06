CREATE TABLE "call_captures" (
	"call_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"captures" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE "case_vouchers" ALTER COLUMN "issued_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "firm" jsonb;--> statement-breakpoint
ALTER TABLE "case_lines" ADD COLUMN "marks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "telling_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "firm" jsonb;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "is_deemed_accepted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "told_clocks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "clock_telling_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "case_vouchers_untold" ON "case_vouchers" USING btree ("issued_at") WHERE "case_vouchers"."told_at" is null;--> statement-breakpoint
CREATE INDEX "service_cases_firm" ON "service_cases" USING btree (("firm"->>'creditCode'));