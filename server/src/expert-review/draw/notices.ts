import type { ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { expertDrawTuning } from '../../tuning-expert-draw.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import type { DrawRepository } from './draw.repository.ts';

type Dependencies = {
  repository: Pick<DrawRepository, 'listNotices' | 'claimNotice' | 'noteSent'>;
  library: Pick<ExpertLibraryRepository, 'find'>;
  identity: Pick<Identity, 'sendText'>;
  origin: () => string;
  clock: Clock;
  logger: Logger;
};

const districtTime = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', hour12: false, month: 'numeric', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(at);

/** The project and the unit are named, so that whoever is tied to them sees it at once. */
export function noticeText({ review }: Pick<ReviewFile, 'review'>, seat: SeatRow, origin: string): string {
  const { title, unitName, scheduledAt } = review;
  const when = scheduledAt === null ? '时间另行通知' : `时间${districtTime(scheduledAt)}`;
  return `【云评审】${seat.name}专家：您被抽取为“${title}”（项目单位：${unitName}）的评审专家，${when}。与项目或单位有利害关系请回避。请于${districtTime(seat.answerBy)}前登录答复：${origin}/panel`;
}

/** Messages to whoever was drawn. A server that died while it sent one is followed by another: twice is better than never. */
export function createNotices({ repository, library, identity, origin, clock, logger }: Dependencies) {
  return {
    /** True: one was sent. */
    async sendOf(file: ReviewFile): Promise<boolean> {
      let isAnySent = false;
      for (const { seatId, sentAt } of await repository.listNotices(file.review.reviewId)) {
        const seat = file.seats.find((each) => each.seatId === seatId);
        if (sentAt !== null || seat?.state !== 'asked') continue;
        const now = clock.now();
        const staleBefore = new Date(now - expertDrawTuning.noticeRetryMs);
        if (!(await repository.claimNotice(seat.seatId, new Date(now), staleBefore))) continue;
        try {
          const phone = (await library.find(seat.expertId))?.phone;
          // Their page shows it as well.
          if (phone)
            await identity.sendText(phone, {
              template: 'expertNotice',
              text: noticeText(file, seat, origin()),
            });
          await repository.noteSent(seat.seatId, new Date(clock.now()));
          isAnySent = true;
        } catch (error) {
          logger.warn({ err: error, reviewId: file.review.reviewId, seatId }, 'an expert was not told');
        }
      }
      return isAnySent;
    },
  };
}
