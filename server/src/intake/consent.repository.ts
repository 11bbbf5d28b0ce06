import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { Locale } from '@cloudseat/shared/nouns/text.ts';
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { consents } from './consent.schema.ts';

export type Consent = {
  consentId: string;
  /** The room that it is about: a call's has its call's id. */
  callId: string;
  applicantId: ApplicantId;
  version: string;
  locale: Locale;
  wording: string;
  sha256: string;
  allowsRecording: boolean;
  /** ms since 1970 */
  givenAt: number;
};
export type GivenConsent = Pick<
  Consent,
  'consentId' | 'version' | 'locale' | 'sha256' | 'allowsRecording' | 'givenAt'
>;
export type ConsentRepository = ReturnType<typeof createConsentRepository>;

/** Rows are only added: the latest of a call counts, the earlier ones stay as a record. */
export function createConsentRepository(db: Database) {
  return {
    async add(consent: Consent): Promise<void> {
      await db.insert(consents).values({ ...consent, givenAt: new Date(consent.givenAt) });
    },

    /** `roomId`: a call's room has its call's id, a review's one of its own. */
    async findLatest(roomId: string): Promise<GivenConsent | null> {
      const [row] = await db
        .select()
        .from(consents)
        .where(eq(consents.callId, roomId))
        .orderBy(desc(consents.givenAt), desc(consents.consentId))
        .limit(1);
      if (!row) return null;
      const { consentId, version, sha256, allowsRecording } = row;
      return {
        ...{ consentId, version, sha256, allowsRecording },
        locale: Locale.parse(row.locale),
        givenAt: row.givenAt.getTime(),
      };
    },
  };
}
