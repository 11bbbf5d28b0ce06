import type { RegionId } from './ids.ts';

type StaffRole = 'agent' | 'supervisor' | 'admin';
/**
 * owner: it changes what becomes of the case, so only staff of the region that decides it may. anybody: reading and helping,
 * for all who may see the case.
 */
type CommandRule = { by: 'owner' | 'anybody'; roles: readonly StaffRole[] };

const agents = ['agent'] as const;
const supervisors = ['supervisor'] as const;
const working = ['agent', 'supervisor'] as const;
const overseers = ['supervisor', 'admin'] as const;
const everybody = ['agent', 'supervisor', 'admin'] as const;

/** Every command of staff on one case, and whose it is. */
export const caseCommands = {
  'case:get': { by: 'anybody', roles: everybody },
  'case:timeline': { by: 'anybody', roles: everybody },
  'case:verify': { by: 'anybody', roles: overseers },
  'case:reveal': { by: 'anybody', roles: working },
  'case:note': { by: 'anybody', roles: working },
  'case:listOwners': { by: 'anybody', roles: working },
  'case:reviewLine': { by: 'owner', roles: agents },
  'case:decide': { by: 'owner', roles: agents },
  'case:allowNotice': { by: 'owner', roles: supervisors },
  'case:extend': { by: 'owner', roles: supervisors },
  'case:pauseClock': { by: 'owner', roles: working },
  'case:end': { by: 'owner', roles: agents },
  'case:reopen': { by: 'owner', roles: overseers },
  'voucher:content': { by: 'anybody', roles: working },
  /** The whole evidence, names and all: not for those who help along. */
  'dossier:start': { by: 'owner', roles: working },
  'task:add': { by: 'anybody', roles: working },
  /** A task of somebody else's: whoever owns one settles it, wherever they work. */
  'task:settle': { by: 'owner', roles: working },
} as const satisfies Record<string, CommandRule>;
export type CaseCommand = keyof typeof caseCommands;

/** Whether staff works where the case is decided; null is this district. */
export const isOfRegion = (
  { owningRegionId }: { owningRegionId: RegionId | null },
  { regionId }: { regionId: RegionId | null },
): boolean => owningRegionId === regionId;

/** Whether somebody who may see the case may give it this command. */
export function mayCommand(
  command: CaseCommand,
  owned: { owningRegionId: RegionId | null },
  staff: { role: StaffRole; regionId: RegionId | null },
): boolean {
  const { by, roles }: CommandRule = caseCommands[command];
  return roles.includes(staff.role) && (by === 'anybody' || isOfRegion(owned, staff));
}
