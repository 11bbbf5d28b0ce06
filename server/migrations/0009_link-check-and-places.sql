ALTER TABLE "calls" ADD COLUMN "link_check" jsonb;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD COLUMN "schedule_id" text;--> statement-breakpoint
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_schedule_id_opening_schedules_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."opening_schedules"("schedule_id") ON DELETE no action ON UPDATE no action;