import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { Identity } from '../identity/identity.ts';
import type { Logger } from '../platform/logger.ts';
import type { TurnMessages } from '../wechat/turn-messages.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseRow } from './case-write.repository.ts';
import { type ClockTexts, clockTexts } from './clock-text.ts';
import { issuedHint, issuedText } from './issued-text.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'listCalls'>;
  identity: Pick<Identity, 'sendNotice' | 'createResumeLink'>;
  /** By the applicant's WeChat, where they have it and take messages there; gives whether it was sent. */
  messages: Pick<TurnMessages, 'send'>;
  /** How applicants reach the pages. */
  origin: () => string;
  logger: Logger;
};
type Told = Pick<CaseRow, 'applicantId' | 'caseId' | 'caseNumber'>;
export type ApplicantNotices = ReturnType<typeof createApplicantNotices>;

/** Short messages to whose case it is, each with a link that leads to the case. What fails is thrown. */
export function createApplicantNotices({ reader, identity, messages, origin, logger }: Dependencies) {
  const linkTo = async ({ applicantId, caseId }: Told) =>
    leadTo(await identity.createResumeLink(applicantId, origin()), `/cases/${caseId}`);
  /** In the language of the last call. */
  async function tellOfCase(told: Told, texts: ClockTexts, day: string): Promise<void> {
    const { applicantId, caseId, caseNumber } = told;
    const locale = (await reader.listCalls([caseId])).at(-1)?.locale ?? 'zh-Hans';
    const text = texts({ caseNumber, day, link: await linkTo(told) })[locale];
    await identity.sendNotice(applicantId, { template: 'caseClock', text });
  }
  return {
    /** By WeChat, or where that cannot be, by text message; gives which it was. */
    async tellOfPaper(told: Told, voucherId: VoucherId, content: VoucherContent): Promise<'wechat' | 'text'> {
      const { applicantId, caseId, caseNumber } = told;
      const { locale, matterName } = content;
      const isSent = await messages
        .send(applicantId, {
          ...{ messageId: `paper-${voucherId}`, ticketNumber: caseNumber, matterName: matterName[locale] },
          hint: issuedHint(content),
          // Their WeChat is known there, so that the way to the case never grows old.
          makeLink: () => `${origin()}/cases/${caseId}`,
        })
        .catch((error) => {
          logger.error({ err: error, caseId, voucherId }, 'a paper could not be told of by WeChat');
          return false;
        });
      if (isSent) return 'wechat';
      const text = issuedText(content, { caseNumber, link: await linkTo(told) });
      await identity.sendNotice(applicantId, { template: 'voucherIssued', text });
      return 'text';
    },

    /** In the language of the last call; `path`: the page that the link opens. */
    async tellOf(
      told: Told,
      template: 'jointReview' | 'expertReview',
      path: string,
      texts: (link: string) => Record<Locale, string>,
    ): Promise<void> {
      const { applicantId, caseId } = told;
      const locale = (await reader.listCalls([caseId])).at(-1)?.locale ?? 'zh-Hans';
      const link = leadTo(await identity.createResumeLink(applicantId, origin()), path);
      await identity.sendNotice(applicantId, { template, text: texts(link)[locale] });
    },

    /** How long is left for what the applicant owes, or that it is over. */
    tellOfClock: (told: Told, { isOver, dueAt }: LegalClockView): Promise<void> =>
      tellOfCase(told, isOver ? clockTexts.over : clockTexts.soon, districtDate(dueAt)),
  };
}

/** The page says by `to` where it goes on; the token stays behind the #, where no server sees it. */
function leadTo(link: string, path: string): string {
  const url = new URL(link);
  url.searchParams.set('to', path);
  return url.href;
}
