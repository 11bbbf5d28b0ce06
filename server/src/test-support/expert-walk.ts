import { randomBytes } from 'node:crypto';
import type { AfterView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertDrawView } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertConclusion, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard, ScoreSheet } from '@cloudseat/shared/nouns/expert-score.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { changesName, sectionIdsOf } from '@cloudseat/shared/report/report-doc.ts';
import { scoreText } from '@cloudseat/shared/scores/verify-scores.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { Map as YMap, Text as YText } from 'yjs';
import { expertSeats } from '../expert-review/expert-review.schema.ts';
import { staffAccounts } from '../identity/identity.schema.ts';
import type { Database } from '../platform/db.ts';
import { sha256Hex } from '../platform/ids.ts';
import { ReportPage } from './expert-score-steps.ts';
import { type FiledProject, openStaff, readExpertReview, stepExpertReview } from './expert-steps.ts';
import type { TestBrowser } from './test-page.ts';
import { demoPassword } from './test-platform.ts';

const texts = {
  section: '方案总体可行，导改分期合理，资料基本齐全。',
  changes: ['补充早晚高峰的公交导改方案', '施工图补画临时人行通道'],
  remark: '夜间施工组织还可以再细。',
  dissent: '绕行距离偏长，应先补设临时站。',
  answer: '已补充，见方案第 12 页。',
  wanting: '高峰时段的班次还没有写明。',
};

type PanelMember = { seatId: string; position: number; loginName: string; browser: TestBrowser };

/**
 * Leads a filed project through its review by the requests that pages make, one step a method, as two convenors and whoever is
 * drawn: for what is looked at in a state one comes to no other way.
 */
export async function walkReview(url: string, db: Database, { unit, reviewId }: FiledProject) {
  const [convenor, second] = [await openStaff(url, 'c001'), await openStaff(url, 'c002')];
  const path = (rest: string) => `/expert-reviews/${reviewId}/${rest}`;
  const step = (browser: TestBrowser, rest: string, body: object = {}) =>
    stepExpertReview(browser, reviewId, rest, { ...body });
  const read = (browser: TestBrowser = convenor): Promise<ExpertReviewView> =>
    readExpertReview(browser, reviewId);
  const draw = () => convenor.call<ExpertDrawView>('GET', path('draw'));
  const browsers = new Map<string, TestBrowser>();

  /** Whoever holds a place, in its order. */
  async function panel(): Promise<PanelMember[]> {
    const rows = await db
      .select({
        ...{ seatId: expertSeats.seatId, position: expertSeats.position },
        loginName: staffAccounts.loginName,
      })
      .from(expertSeats)
      .innerJoin(staffAccounts, eq(staffAccounts.accountId, expertSeats.accountId))
      .where(
        and(
          eq(expertSeats.reviewId, reviewId),
          inArray(expertSeats.state, ['asked', 'accepted', 'checkedIn']),
        ),
      )
      .orderBy(expertSeats.position);
    return Promise.all(
      rows.map(async (row) => {
        const browser = browsers.get(row.loginName) ?? (await openStaff(url, row.loginName));
        browsers.set(row.loginName, browser);
        return { ...row, browser };
      }),
    );
  }

  async function eachOfPanel(work: (member: PanelMember, index: number) => Promise<unknown>): Promise<void> {
    for (const [index, member] of (await panel()).entries()) await work(member, index);
  }

  return {
    ...{ unit, reviewId, convenor, second, read, panel, path },
    /** From filed until the panel sits under its chair. */
    async sitDown(): Promise<void> {
      await this.configureDraw();
      await this.signDraw();
      await this.draw();
      await this.answerAll();
      await this.schedule(Date.now() + 60 * 60_000);
      await this.openCheckIn();
      await this.checkInAll();
      await this.chooseChair();
    },
    /** What was written on the way, the same in every language. */
    written: Object.values(texts).flat(),
    /** Of experts and of staff, with where they work and live. */
    async peopleNames(): Promise<string[]> {
      const { experts, regions } = await convenor.call<{ experts: ExpertRow[]; regions: string[] }>(
        'GET',
        '/expert-library',
      );
      const staff = await db.select({ name: staffAccounts.displayName }).from(staffAccounts);
      return [
        ...regions,
        ...experts.flatMap(({ name, unit }) => [name, unit]),
        ...staff.map(({ name }) => name),
      ];
    },

    async configureDraw(): Promise<void> {
      const { version } = await read();
      const { proposed } = await draw();
      await convenor.call('PUT', path('draw/conditions'), { version, conditions: proposed });
    },
    async signDraw(): Promise<void> {
      for (const browser of [convenor, second]) {
        const conditionsSha256 = (await draw()).rounds.at(-1)?.conditionsSha256;
        await browser.call('POST', path('draw/signatures'), { conditionsSha256, password: demoPassword });
      }
    },
    /** To confirming. */
    async draw(): Promise<void> {
      await step(convenor, 'draw/commitment');
      await step(second, 'draw', { contribution: '八月十五' });
    },
    answer: (member: PanelMember) => member.browser.call('POST', path('notice/answer'), { answer: 'accept' }),
    /** To panelSealed. */
    answerAll: () =>
      eachOfPanel(({ browser }) => browser.call('POST', path('notice/answer'), { answer: 'accept' })),
    schedule: (scheduledAt: number) => step(convenor, 'pre-review', { scheduledAt }),
    openCheckIn: () => step(convenor, 'session/check-in/opening'),
    async checkIn({ browser }: PanelMember): Promise<void> {
      const { wording } = await browser.call<ExpertSession>('GET', path('session'));
      if (wording === null) throw new Error('nothing is to be signed');
      await browser.call('POST', path('session/check-in'), {
        ...{
          sha256: wording.sha256,
          locale: 'zh-Hans',
          relations: [],
          statement: '',
          password: demoPassword,
        },
      });
    },
    /** To panelOpened. */
    async checkInAll(): Promise<void> {
      await eachOfPanel((member) => this.checkIn(member));
      if ((await read()).state === 'checkIn') await step(convenor, 'session/panel');
    },
    /** Everybody is for the first. */
    async chooseChair(): Promise<void> {
      const [first] = await panel();
      await eachOfPanel(({ browser }) =>
        browser.call('POST', path('session/chair-vote'), { round: 1, seatId: first?.seatId }),
      );
    },
    async goTo(to: 'presenting' | 'questioning' | 'deliberating' | 'scoring'): Promise<void> {
      const [chair] = await panel();
      if (chair === undefined) throw new Error('there is no panel');
      await step(chair.browser, 'session/agenda', { to });
    },
    async score({ browser, seatId }: PanelMember, index: number): Promise<void> {
      const { kind } = await read(browser);
      const { own } = await browser.call<ScoreBoard>('GET', path('scores'));
      const text = scoreText({
        format: 'cloudseat expert score v1',
        ...{ reviewId, seatId, kindId: kind.kindId, kindVersion: kind.version },
        materials: own?.materials ?? [],
        marks: kind.criteria.map(({ criterionId, maxScore }) => ({
          ...{ criterionId, score: maxScore - index - 1 },
          remark: index === 1 ? texts.remark : '',
        })),
        ...{ proposal: index === 2 ? 'passed' : 'passedWithChanges', remark: '' },
        nonce: randomBytes(32).toString('hex'),
        // Ids as JSON has them, without a brand.
      } as unknown as ScoreSheet);
      await browser.call('POST', path('scores'), { text, commitment: sha256Hex(text) });
    },
    /** To reportDraft. */
    scoreAll(): Promise<void> {
      return eachOfPanel((member, index) => this.score(member, index));
    },
    /** Written by the chair and the second place, with one change that the second looks at. */
    async writeReport(conclusion: ExpertConclusion = 'passedWithChanges'): Promise<void> {
      const members = await panel();
      const [chair, other] = members;
      if (chair === undefined || other === undefined) throw new Error('there is no panel');
      const pages = [chair, other].map(({ browser }) => new ReportPage(browser, reviewId));
      const { kind } = await read(chair.browser);
      for (const [index, sectionId] of sectionIdsOf(kind.criteria).entries()) {
        const page = pages[index % 2] as ReportPage;
        page.type(sectionId, 0, texts.section);
        await page.send(sectionId);
      }
      if (conclusion === 'passedWithChanges') {
        const page = pages[0] as ReportPage;
        page.doc.transact(() => {
          for (const [at, text] of texts.changes.entries()) {
            const change = new YMap();
            change.set('text', new YText(text));
            change.set('criterionId', kind.criteria[0]?.criterionId);
            change.set('seatIds', at === 0 ? [other.seatId] : [other.seatId, chair.seatId]);
            change.set('at', at);
            page.doc.getMap(changesName).set(`c${at}`, change);
          }
        });
        await page.send();
      }
      for (const { browser } of members) await browser.call('PUT', path('report/vote'), { conclusion });
    },
    /** To signing. */
    async closeReport(): Promise<void> {
      const [chair] = await panel();
      if (chair !== undefined) await step(chair.browser, 'report/close', { signMinutes: 1_440 });
    },
    async sign({ browser }: PanelMember, dissent: object | null = null): Promise<void> {
      const { closed } = await browser.call<ReportView>('GET', path('report'));
      await browser.call('POST', path('report/sign'), {
        ...{ sha256: closed?.sha256, password: demoPassword, dissent },
      });
    },
    /** To concluded, and further by itself. */
    signAll(): Promise<void> {
      return eachOfPanel((member, index) =>
        this.sign(member, index === 2 ? { text: texts.dissent, basis: '' } : null),
      );
    },
    after: (browser: TestBrowser = convenor) => browser.call<AfterView>('GET', path('after')),
    async answerChanges(): Promise<void> {
      const { revision } = await this.after(unit);
      for (const { changeId } of revision?.changes ?? [])
        await unit.call('PUT', path(`changes/${changeId}/answer`), {
          ...{ text: texts.answer, fileIds: [] },
        });
      await step(unit, 'revision/hand-in');
    },
    /** Of every change that waits for this expert. */
    async verify({ browser }: PanelMember, verdict: 'verified' | 'notYet'): Promise<void> {
      const { revision } = await this.after(browser);
      for (const { changeId, isOwnToVerify, rounds } of revision?.changes ?? [])
        if (isOwnToVerify)
          await browser.call('POST', path(`changes/${changeId}/verdict`), {
            ...{ round: rounds.at(-1)?.round, verdict, password: demoPassword },
            reason: verdict === 'notYet' ? texts.wanting : '',
          });
    },
    archive: () => step(convenor, 'archive'),
  };
}
