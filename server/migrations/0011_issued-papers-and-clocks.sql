ALTER TABLE "case_vouchers" ALTER COLUMN "issued_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "telling_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_vouchers" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "is_deemed_accepted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "told_clocks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "case_vouchers_untold" ON "case_vouchers" USING btree ("issued_at") WHERE "case_vouchers"."told_at" is null;