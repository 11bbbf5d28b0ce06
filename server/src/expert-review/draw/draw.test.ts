import { createHmac } from 'node:crypto';
import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import { choose, exclusionOf, openPlaces, rank } from '@cloudseat/shared/draw/choose.ts';
import type {
  DrawConditions,
  DrawEntry,
  DrawRecord,
  DrawStep,
  SealedDraw,
} from '@cloudseat/shared/draw/draw-record.ts';
import { type DrawStanding, drawStep, emptyStanding } from '@cloudseat/shared/draw/repeat-draw.ts';
import { verifyDraw } from '@cloudseat/shared/draw/verify-draw.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHashes, sha256 } from './draw-hashes.ts';

const fields = ['hydraulics', 'geology', 'roads'];
const hex = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const units = ['设计院', '大学', '重庆某某公司'];

const person = fc.record({
  specialties: fc.subarray(fields, { minLength: 1 }),
  region: fc.constantFrom('渝中', '江津'),
  unit: fc.constantFrom(...units),
  state: fc.constantFrom(
    'active' as const,
    'active' as const,
    'active' as const,
    'suspended' as const,
    'left' as const,
  ),
  isReachable: fc.integer({ min: 0, max: 9 }).map((figure) => figure > 0),
  recentDraws: fc.integer({ min: 0, max: 3 }),
  salt: hex,
});
const conditions: fc.Arbitrary<DrawConditions> = fc.record({
  panelSize: fc.constantFrom(3, 5, 7),
  specialties: fc
    .subarray(fields, { minLength: 1 })
    .map((chosen) => chosen.map((specialty) => ({ specialty, count: 1 }))),
  regions: fc.subarray(['渝中', '江津']),
  avoided: fc.constant([{ name: '重庆 某某公司', reason: '项目单位' }]),
  excludedExperts: fc
    .subarray(['x0', 'x1', 'x2'])
    .map((ids) => ids.map((expertId) => ({ expertId, reason: '亲属' }))),
  maxDraws: fc.option(fc.record({ count: fc.constantFrom(1, 2), days: fc.constant(365) })),
});
const library = fc.array(person, { minLength: 1, maxLength: 14 });
/** So few that every way can be tried. */
const fewPeople = fc.array(person, { minLength: 1, maxLength: 6 });

type Person = { salt: string; expertId: string; name: string; unit: string };
const round1 = 1;
const reviewId = 'r1';

/** A draw as the platform makes it: a first step, then places lost one after the other. */
function makeRecord(
  people: readonly (Omit<DrawEntry, 'ties' | 'expertId' | 'identitySha256'> & { unit: string })[],
  given: DrawConditions,
  { seed, contribution, lost }: { seed: string; contribution: string; lost: readonly number[][] },
): DrawRecord {
  const behind = new Map<string, Person>();
  const entries = people.map(({ unit, ...one }, index): DrawEntry => {
    const identity = { salt: one.salt, expertId: `x${index}`, name: `专家${index}`, unit };
    behind.set(identity.expertId, identity);
    return {
      ...{ ...one, expertId: identity.expertId, identitySha256: drawHashes.identitySha256(identity) },
      ties: [drawHashes.tieOf(one.salt, unit)],
    };
  });
  const refs = entries.map((entry) => drawHashes.refOf(entry)).sort();
  const conditionsSha256 = drawHashes.conditionsSha256(reviewId, round1, given);
  const librarySha256 = drawHashes.librarySha256(refs);
  const round = {
    round: round1,
    conditions: given,
    conditionsSha256,
    librarySha256,
    seed,
    contribution,
    entries,
  };
  let standing: DrawStanding = emptyStanding;
  const steps: DrawStep[] = [];
  for (const [index, gone] of [[], ...lost].entries()) {
    const held = gone.filter((position) => standing.held.some((each) => each.position === position));
    const { chosen, lacking, after } = drawStep(round, standing, held, drawHashes);
    steps.push({ at: index, round: round1, cause: index ? 'declined' : 'draw', lost: held, chosen, lacking });
    standing = after;
  }
  const sealed: SealedDraw = {
    format: 'cloudseat expert draw v1',
    ...{ reviewId, caseNumber: '2026-000001', title: '河道整治', unitName: '重庆某某公司', steps },
    rounds: [
      {
        ...{ round: round1, conditions: given, conditionsSha256, librarySha256, refs, seed, contribution },
        ...{
          seedSha256: drawHashes.seedSha256(seed),
          signatures: [{ name: '甲', at: 1 }],
          committedAt: 2,
          drawnAt: 3,
        },
      },
    ],
  };
  const named = steps.flatMap(({ chosen }) =>
    chosen.map(({ position, ref }) => {
      const entry = entries.find((each) => drawHashes.refOf(each) === ref);
      return { round: round1, position, ref, ...(behind.get(entry?.expertId ?? '') as Person) };
    }),
  );
  return {
    ...{ sealed, sealedSha256: drawHashes.hashOf(sealed) },
    opened: { rounds: [{ round: round1, entries }], people: named },
  };
}
const draws = fc.record({
  people: library,
  given: conditions,
  of: fc.record({
    seed: hex,
    contribution: fc.string({ minLength: 1, maxLength: 12 }),
    lost: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }), { maxLength: 3 }),
  }),
});
const check = (record: DrawRecord) => verifyDraw(canonicalJson(record), sha256);

describe('a draw', () => {
  it('is repeated from its record, opened and sealed, and comes out the same every time', () => {
    fc.assert(
      fc.property(draws, ({ people, given, of }) => {
        const record = makeRecord(people, given, of);
        expect(check(record).findings).toEqual([]);
        expect(check({ ...record, opened: null }).findings).toEqual([]);
        expect(makeRecord(people, given, of)).toEqual(record);
      }),
      { numRuns: 60 },
    );
  });

  it('never draws whom a rule keeps out, nobody twice, and each for a field they have', () => {
    fc.assert(
      fc.property(draws, ({ people, given, of }) => {
        const { sealed, opened } = makeRecord(people, given, of);
        const entries = opened?.rounds[0]?.entries ?? [];
        const chosen = sealed.steps.flatMap((step) => step.chosen);
        expect(new Set(chosen.map(({ ref }) => ref)).size).toBe(chosen.length);
        for (const { ref, specialty } of chosen) {
          const entry = entries.find((each) => drawHashes.refOf(each) === ref);
          if (entry === undefined) throw new Error('not of the library');
          expect(exclusionOf(entry, given, drawHashes)).toBeNull();
          expect(entry.specialties).toContain(specialty);
          expect(given.specialties.map((each) => each.specialty)).toContain(specialty);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fills as many places as can be filled, and says which are lacking', () => {
    fc.assert(
      fc.property(fewPeople, conditions, hex, (people, given, seed) => {
        const record = makeRecord(people, given, { seed, contribution: '一', lost: [] });
        const [step] = record.sealed.steps;
        const entries = (record.opened?.rounds[0]?.entries ?? []).filter(
          (entry) => exclusionOf(entry, given, drawHashes) === null,
        );
        const positions = [...(step?.chosen.map(({ position }) => position) ?? []), ...(step?.lacking ?? [])];
        expect(positions.sort()).toEqual(Array.from({ length: given.panelSize }, (_, index) => index + 1));
        // By trying every way, over few people.
        const places = openPlaces(given, []);
        const best = (at: number, left: readonly DrawEntry[]): number => {
          const place = places[at];
          if (place === undefined) return 0;
          const ways = left
            .filter((entry) => place.specialty === null || entry.specialties.includes(place.specialty))
            .map(
              (entry) =>
                1 +
                best(
                  at + 1,
                  left.filter((each) => each !== entry),
                ),
            );
          return Math.max(best(at + 1, left), ...ways);
        };
        expect(step?.chosen.length).toBe(best(0, entries));
      }),
      { numRuns: 60 },
    );
  });

  it('goes by HMAC-SHA-256 as any library computes it', () => {
    fc.assert(
      fc.property(hex, fc.string(), (key, text) => {
        const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
        expect(drawHashes.hmac(key, text)).toBe(expected);
      }),
    );
  });

  it('passes over the first in order where only they can fill another place', () => {
    const both = { ref: 'a', expertId: 'a', specialties: ['hydraulics', 'geology'] };
    const one = { ref: 'b', expertId: 'b', specialties: ['hydraulics'] };
    const places = [
      { position: 1, specialty: 'hydraulics' },
      { position: 2, specialty: 'geology' },
    ];
    const { chosen, lacking } = choose(fields, places, [both, one]);
    expect(chosen.map(({ candidate }) => candidate.ref)).toEqual(['b', 'a']);
    expect(lacking).toEqual([]);
  });

  it('is one order for the whole round: who comes next was settled by the draw', () => {
    const people = Array.from({ length: 9 }, (_, index) => ({
      ...{
        specialties: ['roads'],
        region: '渝中',
        unit: '大学',
        state: 'active' as const,
        isReachable: true,
      },
      ...{ recentDraws: 0, salt: drawHashes.hashOf(index) },
    }));
    const given: DrawConditions = {
      ...{ panelSize: 3, specialties: [{ specialty: 'roads', count: 3 }], regions: [] },
      ...{ avoided: [], excludedExperts: [], maxDraws: null },
    };
    const seed = 'ab'.repeat(32);
    const record = makeRecord(people, given, { seed, contribution: '七', lost: [[2], [1, 3]] });
    const [round] = record.sealed.rounds;
    if (!round || !record.opened?.rounds[0]) throw new Error('no round');
    const mixed = drawHashes.mixedSeed({ ...round, seed, contribution: '七' });
    const order = rank(record.opened.rounds[0].entries, mixed, drawHashes).map(({ ref }) => ref);
    expect(record.sealed.steps.flatMap((step) => step.chosen.map(({ ref }) => ref))).toEqual(
      order.slice(0, 6),
    );
  });
});

describe('a record', () => {
  /** Every place of it that holds a value. */
  function paths(value: unknown, path: string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]));
  }
  const changed = (value: unknown): unknown =>
    typeof value === 'number'
      ? value + 1
      : typeof value === 'boolean'
        ? !value
        : typeof value === 'string'
          ? `${value}0`
          : 'x';

  it('shows each changed value, and each changed byte of its text', () => {
    fc.assert(
      fc.property(draws, fc.nat(), fc.nat(), ({ people, given, of }, which, at) => {
        const record = makeRecord(people, given, of);
        const all = paths(record);
        const path = all[which % all.length] ?? [];
        // Changed at any path, which no type allows.
        const copy = structuredClone(record) as unknown as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const parent = path.slice(0, -1).reduce((part, key) => part[key] as Record<string, unknown>, copy);
        parent[last] = changed(parent[last]);
        expect(verifyDraw(canonicalJson(copy), sha256).findings, path.join('.')).not.toEqual([]);
        const text = canonicalJson(record);
        const place = at % text.length;
        const other = text[place] === '0' ? '1' : '0';
        const bytes = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
        expect(verifyDraw(bytes, sha256).findings, `byte ${place}`).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows another result even where every hash was made anew', () => {
    const people = Array.from({ length: 8 }, (_, index) => ({
      ...{
        specialties: ['roads'],
        region: '渝中',
        unit: '大学',
        state: 'active' as const,
        isReachable: true,
      },
      ...{ recentDraws: 0, salt: drawHashes.hashOf(index) },
    }));
    const given: DrawConditions = {
      ...{ panelSize: 3, specialties: [{ specialty: 'roads', count: 3 }], regions: [] },
      ...{ avoided: [], excludedExperts: [], maxDraws: null },
    };
    const record = makeRecord(people, given, { seed: 'cd'.repeat(32), contribution: '七', lost: [] });
    const [step] = record.sealed.steps;
    const unasked = record.sealed.rounds[0]?.refs.find(
      (ref) => !step?.chosen.some((each) => each.ref === ref),
    );
    if (!step?.chosen[0] || unasked === undefined) throw new Error('nobody was drawn');
    step.chosen[0] = { ...step.chosen[0], ref: unasked };
    const forged = { ...record, sealedSha256: drawHashes.hashOf(record.sealed) };
    const { findings } = check(forged);
    expect(findings[0]).toMatchObject({ check: 'order', place: 'steps[0].chosen' });
  });

  it('that is none is a finding as well', () => {
    for (const text of ['', '{}', '[1]', 'null', '{"sealed":{"rounds":[{}]}}'])
      expect(verifyDraw(text, sha256).findings.length, text).toBeGreaterThan(0);
  });
});
