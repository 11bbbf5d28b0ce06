import type { AgentId, DepartmentId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { AskableDepartment, JointReviewId, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CallCommands } from '../dispatch/dispatch-types.ts';
import type { JointCommands } from '../dispatch/joint-types.ts';
import type { Identity } from '../identity/identity.ts';
import type { StaffProfile } from '../identity/staff.repository.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { AgentRecord, PresenceCommands } from '../presence/presence-types.ts';
import type { Gathering } from './gathering.ts';
import { asCallId } from './gathering.ts';
import { getSeat, type ReviewChanges } from './review-change.ts';
import { oversees, type Viewer } from './review-view.ts';
import { nextSeatState } from './seat-state.ts';

type Answer =
  | { answer: 'accept'; fence: Fence }
  | { answer: 'decline'; fence: Fence; reason: string; substituteId: AgentId | null };
type Dependencies = {
  changes: ReviewChanges;
  gathering: Gathering;
  dispatch: Pick<CallCommands, 'accept' | 'decline'> &
    Pick<JointCommands, 'findGroup'> &
    Pick<PresenceCommands, 'findAgent'>;
  identity: Pick<Identity, 'listStaff' | 'getStaff'>;
  catalogue: Pick<Catalogue, 'departments'>;
};
export type Answers = ReturnType<typeof createAnswers>;

const isThere = (record: AgentRecord | null): record is AgentRecord =>
  record !== null && record.status !== 'offline' && record.activity !== 'disconnected';

/** Agents answer for a seat that rings at their desk. */
export function createAnswers({ changes, gathering, dispatch, identity, catalogue }: Dependencies) {
  const listAgents = async (isWanted: (profile: StaffProfile) => boolean) => {
    const staff = (await identity.listStaff()).filter(
      (profile) =>
        profile.isActive && profile.role === 'agent' && profile.regionId === null && isWanted(profile),
    );
    return Promise.all(
      staff.map(async (profile) => ({ profile, record: await dispatch.findAgent(profile.agentId) })),
    );
  };

  return {
    /** Departments but the asker's own. */
    async listAskable(agentId: AgentId): Promise<AskableDepartment[]> {
      const own = (await identity.getStaff(agentId)).departmentId;
      const agents = await listAgents(() => true);
      return catalogue
        .departments()
        .filter(({ departmentId }) => departmentId !== own)
        .map(({ departmentId, name }) => {
          const there = agents.filter(
            ({ profile, record }) => profile.departmentId === departmentId && isThere(record),
          );
          const ready = there.filter(
            ({ record }) => record?.status === 'ready' && record.activity === 'idle',
          );
          return { departmentId, name, signedInCount: there.length, readyCount: ready.length };
        });
    },

    /** Of the seat's department, those who are there first. NOT_FOUND for whom the seat does not concern. */
    async listColleagues(reviewId: JointReviewId, seatId: SeatId, viewer: Viewer): Promise<StaffCard[]> {
      const file = await changes.getFile(reviewId);
      const seat = getSeat(file, seatId);
      const isTheirs = seat.isLead
        ? file.review.leadId === viewer.agentId
        : viewer.role === 'agent' && seat.departmentId === viewer.departmentId;
      if (!isTheirs && !(seat.isLead && oversees(viewer, seat.departmentId))) throw notFound('the seat');
      const taken = new Set<string>(seat.abstentions.map(({ agentId }) => agentId));
      const agents = await listAgents(
        ({ agentId, departmentId }) =>
          departmentId === seat.departmentId &&
          ![viewer.agentId, seat.agentId].includes(agentId) &&
          !taken.has(agentId),
      );
      return agents
        .sort((left, right) => Number(isThere(right.record)) - Number(isThere(left.record)))
        .map(({ profile: { agentId, displayName, agentNumber } }) => ({ agentId, displayName, agentNumber }));
    },

    /** NOT_FOUND for who has no business with the seat; OFFER_*: it rings there no longer; BAD_REQUEST: no such substitute. */
    async answer(reviewId: JointReviewId, seatId: SeatId, answer: Answer, agentId: AgentId): Promise<void> {
      const file = await changes.getFile(reviewId);
      const seat = getSeat(file, seatId);
      const { departmentId } = await identity.getStaff(agentId);
      if (departmentId !== seat.departmentId || seat.isLead) throw notFound('the seat');
      if (seat.groupId === null) throw new AppError('OFFER_CANCELLED', 'nobody is looked for any more');
      const deskId = (await dispatch.findAgent(agentId))?.deskId;
      if (!deskId) throw new AppError('DESK_ELSEWHERE', 'open your desk first');
      const key = { agentId, deskId, callId: asCallId(seat.groupId), fence: answer.fence };
      if (answer.answer === 'accept') {
        await dispatch.accept(key);
        await gathering.settle(await changes.getFile(reviewId));
        return;
      }
      const { reason, substituteId } = answer;
      await assertSubstitute(substituteId, departmentId, agentId);
      await dispatch.decline({ ...key, reason: 'other', substituteId });
      await changes.change(file, null, { role: 'agent', id: agentId }, (_tx, held) => {
        const now = getSeat(held, seatId);
        if (now.toldFence >= answer.fence) return null;
        const state = nextSeatState(now.state, 'declined') ?? now.state;
        const details = { seatId, departmentId, reason, substituteId };
        return {
          isAside: true,
          seats: [{ seatId, patch: { state, reason, substituteId, toldFence: answer.fence } }],
          lines: [{ action: 'joint.seatDeclined', details }],
        };
      });
    },
  };

  async function assertSubstitute(substituteId: AgentId | null, departmentId: DepartmentId, self: AgentId) {
    if (substituteId === null) return;
    const [found] = await listAgents((profile) => profile.agentId === substituteId);
    if (found?.profile.departmentId !== departmentId || substituteId === self)
      throw new AppError('BAD_REQUEST', 'a substitute is of the same department', { substituteId });
  }
}
