import { type DeskCallView, DeskView, OfferView } from '@cloudseat/shared/nouns/agent.ts';

const text = (hans: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hans, en });

/** An offer as the server would send it, for tests. */
export function makeOffer(change: Record<string, unknown> = {}): OfferView {
  return OfferView.parse({
    callId: 'call-1',
    kind: 'talk',
    fence: 1,
    ...{ purpose: 'visit', from: null, canPrepare: true },
    roomId: 'room-1',
    ticketNumber: 'A037',
    matterId: 'matter-1',
    matterName: text('个体工商户设立登记', 'Registration of a sole trader'),
    departmentName: text('区市场监督管理局', 'Market Supervision'),
    applicantName: '张**',
    firm: null,
    identityLevel: 'phone',
    enqueuedAt: 0,
    entryPoint: 'village',
    entryLabel: text('西彭镇便民服务站', 'Xipeng village station'),
    owningRegion: null,
    networkGrade: 'good',
    linkCheck: null,
    hasCamera: true,
    hasMicrophone: true,
    materialCount: 2,
    requiredMaterialCount: 4,
    earlierCallCount: 1,
    ringingSince: 200_000,
    expiresAt: 220_000,
    ...change,
  });
}

/** A desk with nothing going on, ready; for tests. */
export function makeDesk(change: Record<string, unknown> = {}): DeskView {
  return DeskView.parse({
    version: 1,
    serverNow: 200_000,
    agentId: 'agent-1',
    displayName: '王敏',
    agentNumber: 'SC01001',
    departmentName: text('区市场监督管理局', 'Market Supervision'),
    region: null,
    desk: 'live',
    deskSince: 0,
    status: 'ready',
    statusReason: null,
    statusSince: 0,
    activity: 'idle',
    activitySince: 0,
    nextStatus: null,
    wrapUpMode: 'timed',
    ...{ offer: null, jointOffer: null, jointReviewId: null },
    call: null,
    waitingCount: 0,
    waiting: [],
    today: { handledCount: 0, missedCount: 0, averageTalkMs: null, averageHandleMs: null },
    ...change,
  });
}

/** A running call, for tests; give it to makeDesk. */
export function makeCall(change: Partial<Record<keyof DeskCallView, unknown>> = {}) {
  const { matterId, matterName, departmentName, applicantName, entryPoint, entryLabel } = makeOffer();
  return {
    ...{
      callId: 'call-1',
      caseId: null,
      kind: 'talk',
      version: 1,
      fence: 1,
      state: 'active',
      roomId: 'room-1',
      ticketNumber: 'A037',
      firm: null,
    },
    ...{ matterId, matterName, departmentName, applicantName, entryPoint, entryLabel, owningRegion: null },
    ...{ part: 'owner', from: null, leg: null, callbackUntil: null },
    ...{
      checklist: [],
      applicantPhone: '138****1234',
      applicantLostAt: null,
      ...{ heldAt: null, heldMs: 0 },
      linkCheck: null,
    },
    ...{ hasOtherPhone: false, telephone: null },
    ...{ enqueuedAt: 0, acceptedAt: 210_000, connectedAt: 210_100, endedAt: null },
    ...{ wrapUpUntil: null, canExtendWrapUp: false, notes: '', materials: [], earlierCallCount: 1 },
    ...change,
  };
}
