DROP INDEX "recording_jobs_expiry";--> statement-breakpoint
CREATE INDEX "recording_deletions_undone" ON "recording_deletions" USING btree ("decided_at") WHERE "recording_deletions"."gone_at" is null;--> statement-breakpoint
CREATE INDEX "recording_jobs_file" ON "recording_jobs" USING btree ("expires_at") WHERE "recording_jobs"."storage_key" is not null;--> statement-breakpoint
CREATE INDEX "recording_playbacks_used" ON "recording_playbacks" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "recordings_ended" ON "recordings" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "recordings_unfinished" ON "recordings" USING btree ("ended_at") WHERE not is_complete;--> statement-breakpoint
CREATE INDEX "recordings_due" ON "recordings" USING btree ("delete_after") WHERE "recordings"."deleted_at" is null;