import type { AgentId, CallId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegTarget } from '@cloudseat/shared/nouns/leg.ts';
import type { AgentTarget, DepartmentTarget, LegTargets } from '@cloudseat/shared/nouns/leg-targets.ts';
import type { CallRow } from '../call/call.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { officeNameOf } from '../catalogue/office-name.ts';
import type { StaffProfile } from '../identity/staff.repository.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { jointSkillId } from '../presence/agent-classes.ts';
import type { AgentRecord } from '../presence/presence-types.ts';
import { parseQueueClass, type QueueClass } from '../queue/queue-class.ts';
import { type Ring, ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import type { CallRecord } from './dispatch-types.ts';

type Skill = { departmentId: DepartmentId; skillId: string };
type Dependencies = {
  catalogue: Pick<Catalogue, 'departments' | 'getDepartment' | 'skillsOf' | 'findMatter' | 'regions'>;
  listStaff(): Promise<StaffProfile[]>;
  findAgent(agentId: AgentId): Promise<AgentRecord | null>;
  findRow(callId: CallId): Promise<Pick<CallRow, 'locale' | 'regionId' | 'matterId'> | null>;
  /**
   * The line of a skill at its lowest level, in the call's language and region or the nearest that anybody serves: of this
   * district, whose departments are what is listed.
   */
  chooseClass(skill: Skill, way: Pick<CallRow, 'locale' | 'regionId'>): QueueClass;
};
export type LegTargetsSource = ReturnType<typeof createLegTargets>;

type Colleague = { profile: StaffProfile; record: AgentRecord | null };
type ResolvedTarget = { queueClass: QueueClass; agentId: AgentId | null; rings: readonly Ring[] };

/**
 * Whom a running call can go to. A skill is asked for at level 1: who passes a call on cannot know how hard another
 * department finds it, and the widest circle answers soonest.
 */
export function createLegTargets(dependencies: Dependencies) {
  const { catalogue, listStaff, findAgent, findRow, chooseClass } = dependencies;

  async function wayOf(call: CallRecord) {
    const row = await findRow(call.callId);
    if (row === null) throw notFound('the call');
    return { ...row, owningRegionId: catalogue.findMatter(row.matterId)?.owningRegionId ?? null };
  }
  const withRings = (queueClass: QueueClass, agentId: AgentId | null): ResolvedTarget => ({
    queueClass,
    agentId,
    rings: ringsOf(queueClass, dispatchTuning),
  });

  return {
    async list(call: CallRecord): Promise<LegTargets> {
      const way = await wayOf(call);
      const staff = (await listStaff()).filter(({ role, isActive }) => role === 'agent' && isActive);
      const colleagues = await Promise.all(
        staff
          .filter((profile) => profile.agentId !== call.agentId && mayHave(profile, way))
          .map(async (profile) => ({ profile, record: await findAgent(profile.agentId) })),
      );
      return {
        departments: catalogue.departments().map(
          ({ departmentId, name }): DepartmentTarget => ({
            departmentId,
            name,
            skills: catalogue.skillsOf(departmentId).map(({ skillId, name: skillName }) => ({
              skillId,
              name: skillName,
              ...countThose(colleagues, chooseClass({ departmentId, skillId }, way)),
            })),
          }),
        ),
        // Who decides the case first.
        agents: colleagues
          .toSorted(
            (left, right) => Number(left.profile.regionId === null) - Number(right.profile.regionId === null),
          )
          .map((colleague) => presentColleague(colleague, catalogue)),
      };
    },

    /** NOT_FOUND: no such skill. NOBODY_THERE: the agent never signed in. OTHER_REGION: the agent has no part in this case. */
    async resolve(call: CallRecord, target: LegTarget): Promise<ResolvedTarget> {
      const way = await wayOf(call);
      if ('agentId' in target) {
        const agent = await findAgent(target.agentId);
        if (agent === null) throw new AppError('NOBODY_THERE', 'this agent never signed in');
        const profile = (await listStaff()).find(({ agentId }) => agentId === target.agentId);
        if (profile && !mayHave(profile, way))
          throw new AppError('OTHER_REGION', 'the agent works for a region that has no part in this call');
        return withRings(classFor(agent, call), agent.agentId);
      }
      const { departmentId, skillId } = target;
      catalogue.getDepartment(departmentId);
      if (!catalogue.skillsOf(departmentId).some((skill) => skill.skillId === skillId))
        throw notFound('the skill');
      return withRings(chooseClass({ departmentId, skillId }, way), null);
    },
  };
}

/** This district's agents may have any call, those of a partner region what their region decides. */
const mayHave = (
  { regionId }: Pick<StaffProfile, 'regionId'>,
  { owningRegionId }: { owningRegionId: RegionId | null },
): boolean => regionId === null || regionId === owningRegionId;

const isSignedIn = ({ status, activity }: AgentRecord) => status !== 'offline' && activity !== 'disconnected';
const isReady = ({ status, activity, lostAt }: AgentRecord) =>
  status === 'ready' && activity === 'idle' && lostAt === null;

/** Of the class and what it widens to: whom the dispatcher would look for. */
function countThose(colleagues: readonly Colleague[], queueClass: QueueClass) {
  const wanted = new Set(ringsOf(queueClass, dispatchTuning).map((ring) => ring.queueClass));
  const able = colleagues.flatMap(({ record }) =>
    record?.classes.some((served) => wanted.has(served.class)) ? [record] : [],
  );
  const signedIn = able.filter(isSignedIn);
  return { signedInCount: signedIn.length, readyCount: signedIn.filter(isReady).length };
}

/** The call's own line where the agent serves it, else the agent's own in its language and region, else any of theirs. */
function classFor(agent: AgentRecord, call: CallRecord): QueueClass {
  const own = parseQueueClass(call.queueClass);
  const classes = agent.classes
    .map((served) => served.class)
    .filter((each) => parseQueueClass(each).skillId !== jointSkillId);
  const alike = classes.find((each) => {
    const { language, region } = parseQueueClass(each);
    return language === own.language && region === own.region;
  });
  const found = classes.includes(call.queueClass) ? call.queueClass : (alike ?? classes[0]);
  if (found === undefined) throw new AppError('NOBODY_THERE', 'this agent serves no line');
  return found;
}

function presentColleague(
  { profile, record }: Colleague,
  catalogue: Pick<Catalogue, 'getDepartment' | 'regions'>,
): AgentTarget {
  const { agentId, displayName, agentNumber, departmentId, regionId } = profile;
  const region = catalogue.regions().find((each) => each.regionId === regionId);
  return {
    ...{ agentId, displayName, agentNumber },
    departmentName: officeNameOf({ departmentId, regionId }, catalogue),
    ...(region && { regionName: region.name }),
    status: record?.status ?? 'offline',
    activity: record?.activity ?? 'idle',
    canBeChosen: record !== null && isSignedIn(record) && record.classes.length > 0,
  };
}
