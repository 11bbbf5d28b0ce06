CREATE TABLE "booking_capacities" (
	"department_id" text PRIMARY KEY NOT NULL,
	"capacity" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_slots" (
	"department_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"taken_count" integer NOT NULL,
	CONSTRAINT "booking_slots_department_id_starts_at_pk" PRIMARY KEY("department_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"call_id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"department_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"devices" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "kind" text DEFAULT 'talk' NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "purpose" text DEFAULT 'document' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_one_open" ON "bookings" USING btree ("applicant_id","matter_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "bookings_due" ON "bookings" USING btree ("starts_at") WHERE state = 'open';