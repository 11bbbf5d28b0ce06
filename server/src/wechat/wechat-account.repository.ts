import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { wechatAccounts } from './wechat.schema.ts';

export type WechatAccount = { applicantId: ApplicantId | null; nickname: string | null };
export type WechatAccountRepository = ReturnType<typeof createWechatAccountRepository>;

/** People of one WeChat account of ours. */
export function createWechatAccountRepository(db: Database, cipher: FieldCipher, appId: string) {
  const ofOpenId = (openId: string) =>
    and(eq(wechatAccounts.appId, appId), eq(wechatAccounts.openId, openId));
  const ofApplicant = (applicantId: ApplicantId) =>
    and(eq(wechatAccounts.appId, appId), eq(wechatAccounts.applicantId, applicantId));
  const present = (row: typeof wechatAccounts.$inferSelect): WechatAccount => ({
    applicantId: row.applicantId === null ? null : ApplicantId.parse(row.applicantId),
    nickname: row.nicknameEncrypted === null ? null : cipher.decrypt(row.nicknameEncrypted),
  });
  return {
    /** Somebody came; a nickname that is not given stays what it was. */
    async touch(openId: string, nickname: string | null, at: number): Promise<WechatAccount> {
      const lastSeenAt = new Date(at);
      const changes = {
        lastSeenAt,
        ...(nickname === null ? {} : { nicknameEncrypted: cipher.encrypt(nickname) }),
      };
      const [row] = await db
        .insert(wechatAccounts)
        .values({ appId, openId, createdAt: lastSeenAt, ...changes })
        .onConflictDoUpdate({ target: [wechatAccounts.appId, wechatAccounts.openId], set: changes })
        .returning();
      if (!row) throw new Error('the upsert gave no row back');
      return present(row);
    },

    async find(openId: string): Promise<WechatAccount | null> {
      const [row] = await db.select().from(wechatAccounts).where(ofOpenId(openId));
      return row ? present(row) : null;
    },

    /** The WeChat this applicant was seen with last; null without any. */
    async findOpenId(applicantId: ApplicantId): Promise<string | null> {
      const [row] = await db
        .select({ openId: wechatAccounts.openId })
        .from(wechatAccounts)
        .where(ofApplicant(applicantId))
        .orderBy(desc(wechatAccounts.lastSeenAt))
        .limit(1);
      return row?.openId ?? null;
    },

    async link(openId: string, applicantId: ApplicantId): Promise<void> {
      await db.update(wechatAccounts).set({ applicantId }).where(ofOpenId(openId));
    },

    /** From every WeChat of this applicant. */
    async unlink(applicantId: ApplicantId): Promise<void> {
      await db.update(wechatAccounts).set({ applicantId: null }).where(ofApplicant(applicantId));
    },
  };
}
