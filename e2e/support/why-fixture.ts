import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { CallWhy, WhyOffer, WhyStep } from '@cloudseat/shared/nouns/supervision.ts';

const card = (agentNumber: string, displayName: string): StaffCard => ({
  agentId: agentNumber as AgentId,
  agentNumber,
  displayName,
});
const first = card('A001', '陈思远');
const second = card('A002', '冉红梅');
const third = card('A003', '欧阳晓芸');
const note = '老人腿脚不便，家属在门口等';
/** What people are called and wrote: the same in every language. */
export const namesInWhy = ['陈思远', '冉红梅', '欧阳晓芸', '诸葛明远', '司徒**', note];

const at = Date.parse('2026-10-12T09:30:00+08:00');
const matterName = {
  'zh-Hans': '外商投资企业分支机构设立、变更和注销登记',
  'zh-Hant': '外商投資企業分支機構設立、變更和註銷登記',
  en: 'Register, change or close a branch of a foreign-invested company',
};
const departmentName = { 'zh-Hans': '市场监管局', 'zh-Hant': '市場監管局', en: 'Market Regulation' };

const offer = (changes: Partial<WhyOffer>): WhyOffer => ({
  ...{ agent: first, ring: 'level', reason: 'longestIdle', by: 'call', waitedMs: 0, endedAt: null },
  ...{ outcome: null, declineReason: null, agents: [], calls: [], ...changes },
});

const step = (changes: Partial<WhyStep> & Pick<WhyStep, 'at' | 'type'>): WhyStep => ({
  ...{ cause: null, offer: null, decision: null, leg: null, heldForMs: null, ...changes },
});

/** A call with all that can be explained: put first, declined, missed, away, a comparison of agents and one of calls, a consult. */
export function makeWhy(ticketNumber: string): CallWhy {
  const ticket = (number: string) => ({
    callId: `call-${number}` as CallId,
    ticketNumber: number,
    matterName,
  });
  return {
    serverNow: at + 900_000,
    call: {
      ...{ ...ticket(ticketNumber), departmentName, applicantName: '司徒**', agent: third },
      ...{ state: 'completed', enqueuedAt: at, waitMs: 267_000, isWaiting: false, unansweredCount: 2 },
      ...{ priority: 1, canPrioritize: true },
    },
    wait: { inLineMs: 201_000, ringingMs: 36_000, awayMs: 30_000, callbackMs: 0 },
    estimate: { band: 'from3To5', realWait: 'inside' },
    steps: [
      step({ at, type: 'enqueued' }),
      step({
        ...{ at: at + 40_000, type: 'prioritized' },
        decision: { priority: 1, by: card('S001', '诸葛明远'), note },
      }),
      step({
        ...{ at: at + 60_000, type: 'offer' },
        offer: offer({
          ...{ endedAt: at + 72_000, outcome: 'declined', declineReason: 'notMySkill', waitedMs: 60_000 },
          agents: [
            { agent: first, idleMs: 312_000, exclusion: 'none', isChosen: true },
            { agent: second, idleMs: 95_000, exclusion: 'none', isChosen: false },
          ],
        }),
      }),
      step({
        ...{ at: at + 72_000, type: 'offer' },
        offer: offer({
          ...{ agent: second, endedAt: at + 94_000, outcome: 'timedOut', waitedMs: 72_000 },
          agents: [
            { agent: first, idleMs: 0, exclusion: 'active', isChosen: false },
            { agent: second, idleMs: 107_000, exclusion: 'none', isChosen: true },
          ],
        }),
      }),
      step({ at: at + 120_000, type: 'away' }),
      step({ at: at + 150_000, type: 'returned' }),
      step({
        ...{ at: at + 265_000, type: 'offer' },
        offer: offer({
          ...{ agent: third, ring: 'lowerLevel', reason: 'longestWait', by: 'agent', waitedMs: 265_000 },
          ...{ endedAt: at + 267_000, outcome: 'accepted' },
          calls: [
            { ...ticket(ticketNumber), countedWaitMs: 265_000, exclusion: 'none', isChosen: true },
            { ...ticket('A041'), countedWaitMs: 290_000, exclusion: 'active', isChosen: false },
            { ...ticket('A045'), countedWaitMs: 33_000, exclusion: 'over', isChosen: false },
            { ...ticket('A046'), countedWaitMs: 12_000, exclusion: 'none', isChosen: false },
          ],
        }),
      }),
      step({ at: at + 269_000, type: 'started' }),
      step({ at: at + 300_000, type: 'enqueued', leg: 'consult' }),
      step({
        ...{ at: at + 301_000, type: 'offer', leg: 'consult' },
        offer: offer({ agent: second, endedAt: at + 306_000, outcome: 'accepted' }),
      }),
      step({ at: at + 308_000, type: 'started', leg: 'consult' }),
      step({ at: at + 420_000, type: 'ended', cause: 'agentEnded', leg: 'consult' }),
      step({ at: at + 600_000, type: 'wrapUp', cause: 'applicantEnded' }),
      step({ at: at + 640_000, type: 'ended', cause: 'agentEnded' }),
    ],
  };
}
