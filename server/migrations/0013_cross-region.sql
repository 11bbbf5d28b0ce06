ALTER TABLE "service_cases" ADD COLUMN "owning_region_id" text;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "assisting_region_id" text;--> statement-breakpoint
ALTER TABLE "service_cases" ADD COLUMN "entry_code" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "owning_region_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "authority" jsonb;--> statement-breakpoint
ALTER TABLE "staff_accounts" ADD COLUMN "region_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_owning_region_id_regions_region_id_fk" FOREIGN KEY ("owning_region_id") REFERENCES "public"."regions"("region_id") ON DELETE no action ON UPDATE no action;