CREATE TABLE "wechat_accounts" (
	"app_id" text NOT NULL,
	"open_id" text NOT NULL,
	"applicant_id" text,
	"nickname_encrypted" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wechat_accounts_app_id_open_id_pk" PRIMARY KEY("app_id","open_id")
);
--> statement-breakpoint
CREATE INDEX "wechat_accounts_applicant" ON "wechat_accounts" USING btree ("applicant_id");