import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Who comes with WeChat. `openId` is WeChat's name of a person for one account of ours, and means nothing elsewhere. */
export const wechatAccounts = pgTable(
  'wechat_accounts',
  {
    appId: text('app_id').notNull(),
    openId: text('open_id').notNull(),
    /** Set once this WeChat signed in with a code by text message. */
    applicantId: text('applicant_id'),
    /** Only where the person allowed it. */
    nicknameEncrypted: text('nickname_encrypted'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.openId] }),
    index('wechat_accounts_applicant').on(table.applicantId),
  ],
);
