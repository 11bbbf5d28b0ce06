import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import { type CallId, CaptureId, type MaterialId, type MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { type CallBrief, type CallLookup, isCallOver } from '../call/call-lookup.ts';
import { createTwoSides } from '../call/two-sides.ts';
import { toTraditional } from '../catalogue/traditional.ts';
import type { Principal, RequestHandlers, StaffPrincipal } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import { assertMayRead } from '../materials/material-access.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Captures } from './captures.ts';

type Dependencies = {
  captures: Captures;
  lookup: CallLookup;
  /** The matter's list of a call. */
  findChecklist: (callId: CallId) => Promise<readonly MaterialLine[]>;
  getAgentName: (agentId: StaffPrincipal['agentId']) => Promise<string>;
  /** Puts a file to another line of the list; gives it as it is then. */
  refile: (materialId: MaterialId, lineId: MaterialLineId | null) => Promise<Material | null>;
  announceMaterial: (material: Material) => Promise<void>;
  journal: Journal;
  clock: Clock;
};
type Handlers = Pick<
  RequestHandlers,
  | 'capture:ask'
  | 'capture:cancel'
  | 'capture:review'
  | 'capture:refile'
  | 'capture:report'
  | 'capture:decline'
  | 'capture:list'
>;

/** The agent of a call asks for photographs, its applicant answers; nobody else does either. */
export function createCaptureHandlers(deps: Dependencies): Handlers {
  const { captures, lookup } = deps;

  const sides = createTwoSides(lookup);
  const assertTalking = (callId: CallId, principal: Principal) =>
    sides.assertTalking(callId, principal, 'photographs are asked for while people talk');

  async function getOwn(callId: CallId, principal: Principal): Promise<CallBrief> {
    const call = await sides.getOwn(callId, principal);
    if (isCallOver(call.state)) throw new AppError('CALL_ENDED', 'the talk is over', { state: call.state });
    return call;
  }
  async function getLine(callId: CallId, lineId: MaterialLineId): Promise<MaterialLine> {
    const line = (await deps.findChecklist(callId)).find((each) => each.lineId === lineId);
    if (!line) throw new AppError('BAD_REQUEST', 'the matter has no such line', { lineId });
    return line;
  }
  const newId = () => CaptureId.parse(makeId());

  return {
    async 'capture:ask'({ callId, lineId, name, part }, { principal }) {
      await assertTalking(callId, principal);
      const called = lineId === null ? asWritten(name ?? '') : (await getLine(callId, lineId)).name;
      const askedByName = await deps.getAgentName(principal.agentId);
      const capture = { captureId: newId(), lineId, name: called, part, askedByName };
      return { list: await captures.change(callId, { kind: 'ask', capture }) };
    },
    async 'capture:cancel'({ callId, captureId }, { principal }) {
      await getOwn(callId, principal);
      return { list: await captures.change(callId, { kind: 'cancel', captureId }) };
    },
    async 'capture:review'({ callId, captureId, verdict }, { principal }) {
      // What was photographed may be called good at any time; to ask again somebody must be there.
      await (verdict === 'good' ? getOwn(callId, principal) : assertTalking(callId, principal));
      const next = { captureId: newId(), askedByName: await deps.getAgentName(principal.agentId) };
      return { list: await captures.change(callId, { kind: 'review', captureId, verdict, next }) };
    },
    async 'capture:refile'({ callId, captureId, lineId }, { principal }) {
      await getOwn(callId, principal);
      if (lineId !== null) await getLine(callId, lineId);
      const { captures: known } = await captures.list(callId);
      const { materialId = null } = known.find((each) => each.captureId === captureId) ?? {};
      const material = materialId === null ? null : await deps.refile(materialId, lineId);
      if (material === null) throw notFound('the photograph');
      await deps.journal.write({
        ...{ actorRole: principal.role, actorId: principal.agentId, action: 'material.refiled' },
        ...{ callId, details: { materialId, lineId }, at: deps.clock.now() },
      });
      await deps.announceMaterial(material);
      return {};
    },
    async 'capture:report'({ callId, captureId, step, percent }, { principal }) {
      await getOwn(callId, principal);
      return { list: await captures.change(callId, { kind: 'report', captureId, step, percent }) };
    },
    async 'capture:decline'({ callId, captureId, reason }, { principal }) {
      await getOwn(callId, principal);
      return { list: await captures.change(callId, { kind: 'decline', captureId, reason }) };
    },
    async 'capture:list'({ callId }, { principal }) {
      await assertMayRead(await lookup.findCall(callId), [principal], async () => false);
      return { list: await captures.list(callId) };
    },
  };
}

/** A name that no catalogue has: as the agent wrote it, in either script. */
const asWritten = (name: string): LocalText => ({
  'zh-Hans': name,
  'zh-Hant': toTraditional(name),
  en: name,
});
