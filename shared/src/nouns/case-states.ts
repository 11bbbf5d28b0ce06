// Without zod, as agent-choices.ts.

/**
 * open 办理中: nothing was decided. correcting 待补正: all gaps were told, the applicant mends them. conditional 容缺受理:
 * accepted, something is still to come. accepted 已受理. The others are terminal: refused 不予受理, decided 已办结,
 * answered 已答复, referred 已转告, withdrawn 已撤回, lapsed 逾期未补正, notServed 未接通.
 */
export const caseStates = [
  'open',
  'correcting',
  'conditional',
  'accepted',
  'refused',
  'decided',
  'answered',
  'referred',
  'withdrawn',
  'lapsed',
  'notServed',
] as const;
export type CaseStateName = (typeof caseStates)[number];

/** Those in which somebody still owes something. */
export const openCaseStates = ['open', 'correcting', 'conditional', 'accepted'] as const;
export const isCaseOpen = (state: CaseStateName): boolean =>
  (openCaseStates as readonly string[]).includes(state);

/** A line of the checklist as the agent found it: ok, mended on the spot, missing, or not as it must be. */
export const lineStatuses = ['ok', 'corrected', 'missing', 'notCompliant'] as const;
export type LineStatusName = (typeof lineStatuses)[number];

/** What is wrong with a paper, for words in every language; a note says the rest. */
export const lineFaults = [
  'illegible',
  'incomplete',
  'expired',
  'wrongPaper',
  'notMatching',
  'unsigned',
  'notSealed',
  'wrongFormat',
  'other',
] as const;

/** Why a case is still open, the most pressing first. */
export const openReasons = [
  'taskOverdue',
  'clockOver',
  'clockEnding',
  'inTalk',
  'waiting',
  'awaitingApplicant',
  'awaitingDecision',
  'taskOpen',
  'awaitingAgent',
] as const;
