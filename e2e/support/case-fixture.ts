import type { CaseVoucher } from '@cloudseat/shared/nouns/case-decision.ts';
import { lineFaults, openReasons } from '@cloudseat/shared/nouns/case-states.ts';
import type { MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { mandateActions, mandateStates } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type {
  CaseEntry,
  CaseLine,
  CaseSummary,
  CaseTask,
  CaseView,
} from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';

const agent = { agentId: 'A003', agentNumber: 'A003', displayName: '欧阳晓芸' } as StaffCard;
const supervisor = { agentId: 'S001', agentNumber: 'S001', displayName: '诸葛明远' } as StaffCard;
const title = '回访申请人，确认新的租赁合同已经备案';
const firmName = '重庆九龙坡黄桷坪外商投资小面餐饮管理有限公司';
const note = '第二页没有拍到房东的签名';
/** What people are called and wrote: the same in every language. */
export const namesInCase = ['欧阳晓芸', '诸葛明远', '司徒**', title, note, firmName];

const at = Date.parse('2026-10-12T09:30:00+08:00');
const dayMs = 86_400_000;
const sha256 = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const local = (hans: string, hant: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });
const matterName = local(
  '外商投资企业分支机构设立、变更和注销登记',
  '外商投資企業分支機構設立、變更和註銷登記',
  'Register, change or close a branch of a foreign-invested company',
);
const departmentName = local('市场监管局', '市場監管局', 'Market Regulation');

const paper = (id: string, uploadedAt: number): Material => ({
  ...{ materialId: id as MaterialId, callId: 'call-1' as Material['callId'], lineId: null },
  ...{ purpose: 'document', fileName: `IMG_${id}_2026_10_12_09_31_22.jpg`, mimeType: 'image/jpeg' },
  ...{ sizeBytes: 1, sha256, uploadedBy: 'applicant', uploadedAt },
});

const names = [
  local('经营场所使用证明', '經營場所使用證明', 'Proof of the premises'),
  local('负责人身份证', '負責人身份證', 'ID card of who is in charge'),
  local('公司章程', '公司章程', 'Articles of association'),
];
const line = (
  index: number,
  versions: Material[],
  review: Partial<NonNullable<CaseLine['review']>> | null,
) => {
  const lineId = `line-${index}` as MaterialLineId;
  const whole = {
    lineId,
    status: 'ok' as const,
    fault: null,
    note: '',
    materialId: null,
    marks: [],
    reviewedBy: agent,
  };
  return {
    ...{ lineId, name: names[index] ?? local('', '', ''), isRequired: index < 2, note: null, versions },
    review: review && { ...whole, reviewedAt: at + 400_000, ...review },
  } satisfies CaseLine;
};

const task = (changes: Partial<CaseTask>): CaseTask => ({
  ...{ taskId: 'task-1' as CaseTask['taskId'], caseId: 'case-1' as CaseTask['caseId'], title, owner: agent },
  ...{ dueAt: at + dayMs, state: 'open', note: '', isOverdue: true, escalatedAt: at + 2 * dayMs, version: 0 },
  ...changes,
});
export const overdueTasks = [{ ...task({}), caseNumber: '2026-000123', matterName }];

const summary: CaseSummary = {
  ...{ caseId: 'case-1' as CaseSummary['caseId'], caseNumber: '2026-000123', state: 'correcting' },
  ...{ matterId: 'branch' as CaseSummary['matterId'], matterName, departmentName },
  ...{ departmentId: 'market' as CaseSummary['departmentId'], applicantName: '司徒**' },
  ...{ applicantPhone: '138****1234', openedAt: at, stateSince: at + 500_000, agent, callCount: 2 },
  ...{ openTaskCount: 1, openReason: 'taskOverdue' },
  ...{ owningRegion: null, assistingRegion: null, entryLabel: null },
  firm: { name: firmName, creditCode: '91350100M000100Y43', role: 'handler' },
};
/** One for every reason to be open, and one that has ended. */
export const caseList: CaseSummary[] = [
  ...openReasons.map((openReason, index) => ({
    ...summary,
    caseId: `case-${index + 1}` as CaseSummary['caseId'],
    caseNumber: `2026-00012${index}`,
    openTaskCount: index,
    openReason,
  })),
  { ...summary, caseId: 'case-99' as CaseSummary['caseId'], state: 'decided', openReason: null },
];

export const caseView: CaseView = {
  ...summary,
  ...{ version: 9, entryCount: 30, entryPoint: 'village', closedAt: null },
  ...{ noticeCount: 1, allowedReason: null, isDeemedAccepted: true, isExtended: false, isPaused: true },
  pauseReason: note,
  clocks: (['calm', 'soon', 'last', 'over'] as const).map((warnLevel, index) => ({
    ...{ kind: (['tellGaps', 'correction', 'conditional', 'decide'] as const)[index] ?? 'decide' },
    ...{
      startedAt: at,
      dueAt: at + index * dayMs,
      daysLeft: index,
      isPaused: warnLevel === 'calm',
      warnLevel,
    },
    ...{ isOver: warnLevel === 'over', isProvisional: warnLevel === 'calm' },
  })),
  vouchers: (['receipt', 'correction', 'acceptance'] as const).map((kind, index) => ({
    ...{ voucherId: `voucher-${kind}` as CaseVoucher['voucherId'], kind, issuedAt: at },
    number: `市场监管${kind === 'receipt' ? '收' : '补'}〔2026〕00001${index}号`,
    openedAt: index > 0 ? at : null,
    acknowledgedAt: index > 1 ? at : null,
    isSuperseded: false,
    signedAt: null,
  })),
  lines: [
    line(0, [paper('1', at), paper('2', at + 600_000)], {
      ...{ status: 'notCompliant', fault: 'unsigned', note, materialId: '1' as MaterialId },
    }),
    line(1, [paper('3', at)], {}),
    line(2, [], null),
  ],
  otherMaterials: [paper('4', at)],
  calls: ['active', 'completed'].map((state, index) => ({
    ...{ callId: `call-${index + 1}` as Material['callId'], ticketNumber: `A04${index}`, agent },
    ...{ state: state as 'active', createdAt: at, connectedAt: at, endedAt: null },
  })),
  tasks: [
    task({}),
    task({
      ...{ taskId: 'task-2' as CaseTask['taskId'], state: 'done', isOverdue: false, escalatedAt: null, note },
    }),
  ],
};

const entry = (action: string, details: Record<string, unknown> = {}, by: StaffCard | null = agent) => ({
  ...{ action, details, actor: by, actorRole: by ? ('agent' as const) : ('system' as const) },
});
const told = [
  {
    ...entry('case.opened', { entryPoint: 'village', kind: 'talk', papers: [{ sha256 }, { sha256 }] }, null),
  },
  entry('call.queued', {}, null),
  ...['call.accepted', 'call.connected', 'call.interrupted', 'call.handedOver'].map((name) => entry(name)),
  entry('material.added', { lineId: 'line-0', sha256 }, null),
  ...lineFaults.map((fault) =>
    entry('line.reviewed', { lineId: 'line-0', status: 'notCompliant', fault, note, sha256 }),
  ),
  entry('line.reviewed', { lineId: 'line-1', status: 'ok', sha256 }),
  entry('task.added', { taskId: 'task-1', title, ownerId: 'A003', dueAt: at + dayMs }),
  entry('task.escalated', { taskId: 'task-1', ownerId: 'A003' }, null),
  ...['task.done', 'task.cancelled'].map((name) => entry(name, { taskId: 'task-2', note })),
  entry('applicant.revealed', { reason: note }, supervisor),
  ...['call.talkEnded', 'call.joined'].map((name) => entry(name)),
  entry('call.ended', { state: 'completed', disposition: 'materialsMissing' }),
  ...['gapsNoticed', 'acceptedConditionally', 'completed', 'accepted', 'decided', 'refused'].map((name) =>
    entry(`case.${name}`, { note: '' }),
  ),
  ...['answered', 'referred', 'withdrawn', 'lapsed', 'notServed'].map((name) => entry(`case.${name}`)),
  entry('case.noted', { note }, supervisor),
  entry('case.reopened', { reason: note }, supervisor),
  ...['blur.on', 'blur.off', 'blur.askedOff'].map((name) => entry(name)),
  ...['case.received', 'voucher.read', 'clock.paused', 'clock.resumed'].map((name) => entry(name)),
  ...['notice.allowed', 'clock.extended'].map((name) => entry(name, { reason: note }, supervisor)),
  ...['opened', 'written', 'proposed', 'proposalConfirmed', 'proposalDeclined'].map((name) =>
    entry(`form.${name}`, {}, null),
  ),
  ...['proposalWithdrawn', 'completed', 'reopened'].map((name) => entry(`form.${name}`, {}, null)),
  ...Object.values(mandateActions).map((name) =>
    entry(
      name,
      { helper: '欧阳晓芸', lineId: 'line-0', sha256, scopes: ['papers', 'talk'], endsAt: at, by: 'voice' },
      null,
    ),
  ),
  ...[
    'voucher.printed',
    'voucher.opened',
    'voucher.acknowledged',
    'voucher.signed',
    'voucher.committed',
    'voucher.receiptSigned',
  ].map((name) => entry(name, { pdfSha256: sha256 }, null)),
];
/** One in each state. */
export const mandates: Mandate[] = mandateStates.map((state, index) => ({
  ...{ mandateId: `mandate-${index}` as Mandate['mandateId'], caseId: caseView.caseId, state, version: 1 },
  ...{ helperName: '欧阳晓芸', helperPhone: '138****5678', place: '', endsAt: at + 7 * dayMs },
  scopes: index % 2 === 0 ? ['papers', 'talk'] : [],
  proposedBy: (['applicant', 'agent', 'helper'] as const)[index % 3] ?? 'agent',
  proposedAt: at,
  confirmedBy: state === 'proposed' ? null : index % 2 === 0 ? 'code' : 'voice',
  confirmedAt: state === 'proposed' ? null : at,
  endedAt: index < 2 ? null : at,
  statement: null,
}));

/** A story with every action that has words. */
export const caseEntries: CaseEntry[] = told.map((each, index) => ({
  ...each,
  ...{ sequence: index + 1, at: at + index * 60_000, callId: null, hash: sha256 },
}));

export const brokenProof = {
  ...{ isIntact: false, entryCount: caseEntries.length, head: sha256 },
  fault: { sequence: 7, kind: 'changed' as const },
};

const luzhou = {
  regionId: 'sichuan-luzhou' as NonNullable<CaseView['owningRegion']>['regionId'],
  name: local('四川省泸州市', '四川省瀘州市', 'Luzhou, Sichuan'),
};
/** The same, where a partner region decides: this district only helps. */
export const caseOfOtherRegion: CaseView = { ...caseView, owningRegion: luzhou, openTaskCount: 1 };
/** Whom a task may be left to there. */
export const caseOwners = { owners: [{ ...agent, regionName: luzhou.name }] };
