CREATE INDEX "calls_enqueued_at" ON "calls" USING btree ("enqueued_at");--> statement-breakpoint
CREATE INDEX "calls_ticket" ON "calls" USING btree ("ticket_number");