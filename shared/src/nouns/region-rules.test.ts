import { describe, expect, it } from 'vitest';
import type { RegionId } from './ids.ts';
import { type CaseCommand, caseCommands, mayCommand } from './region-rules.ts';

const luzhou = 'luzhou' as RegionId;
const neijiang = 'neijiang' as RegionId;
const roles = ['agent', 'supervisor', 'admin'] as const;

/** Spelled out a second time on purpose: who may where the case is theirs, and who where it is another region's. */
const expected: Record<CaseCommand, [own: string, other: string]> = {
  'case:get': ['agent supervisor admin', 'agent supervisor admin'],
  'case:timeline': ['agent supervisor admin', 'agent supervisor admin'],
  'case:verify': ['supervisor admin', 'supervisor admin'],
  'case:reveal': ['agent supervisor', 'agent supervisor'],
  'case:note': ['agent supervisor', 'agent supervisor'],
  'case:listOwners': ['agent supervisor', 'agent supervisor'],
  'case:reviewLine': ['agent', ''],
  'case:decide': ['agent', ''],
  'case:allowNotice': ['supervisor', ''],
  'case:extend': ['supervisor', ''],
  'case:pauseClock': ['agent supervisor', ''],
  'case:end': ['agent', ''],
  'case:reopen': ['supervisor admin', ''],
  'voucher:content': ['agent supervisor', 'agent supervisor'],
  'dossier:start': ['agent supervisor', ''],
  'task:add': ['agent supervisor', 'agent supervisor'],
  'task:settle': ['agent supervisor', ''],
};

const sides: [name: string, owner: RegionId | null, staff: RegionId | null, isOwn: boolean][] = [
  ['this district’s case and staff', null, null, true],
  ['a partner’s case and its own staff', luzhou, luzhou, true],
  ['a partner’s case and staff of this district', luzhou, null, false],
  ['this district’s case and staff of a partner', null, luzhou, false],
  ['a partner’s case and staff of another partner', luzhou, neijiang, false],
];

describe.each(sides)('%s', (_name, owningRegionId, regionId, isOwn) => {
  it.each(Object.entries(expected))('%s', (command, [own, other]) => {
    const may = roles.filter((role) =>
      mayCommand(command as CaseCommand, { owningRegionId }, { role, regionId }),
    );
    expect(may.join(' ')).toBe(isOwn ? own : other);
  });
});

it('the table has every command', () => {
  expect(Object.keys(expected)).toEqual(Object.keys(caseCommands));
});
