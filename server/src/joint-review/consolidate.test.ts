import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { OpinionLine, SeatId, Verdict } from '@cloudseat/shared/nouns/joint-review.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolidate, type SignedOpinion } from './consolidate.ts';

const lease = 'lease' as MaterialLineId;
const line = (
  kind: OpinionLine['kind'],
  text: string,
  lineId: MaterialLineId | null = null,
): OpinionLine => ({
  ...{ kind, text, lineId },
});
const opinion = (
  name: string,
  verdict: Verdict,
  lines: OpinionLine[] = [],
  askInstead = '',
): SignedOpinion => ({
  ...{
    seatId: name as SeatId,
    verdict,
    lines,
    askInstead,
    departmentNames: [`区${name}局`],
    sha256: `${name} 1`,
  },
});
const word = (of: SignedOpinion[], conflictId: string, followsSeatId: string | null) => {
  const conflict = consolidate(of).conflicts.find((each) => each.conflictId === conflictId);
  return { conflictId, about: conflict?.about ?? '', followsSeatId: followsSeatId as SeatId | null };
};

describe('opinions put together', () => {
  it.each<[string, SignedOpinion[], string]>([
    ['all agree', [opinion('a', 'agree'), opinion('b', 'agree')], 'agree'],
    [
      'one has conditions',
      [opinion('a', 'agree'), opinion('b', 'agreeWithConditions')],
      'agreeWithConditions',
    ],
    [
      'one wants something mended',
      [opinion('a', 'agreeWithConditions'), opinion('b', 'needsCorrection')],
      'needsCorrection',
    ],
    ['all are against it', [opinion('a', 'disagree'), opinion('b', 'disagree')], 'disagree'],
    [
      'one is against it and nobody has said which stands',
      [opinion('a', 'agree'), opinion('b', 'disagree')],
      'disagree',
    ],
    ['nobody is in charge', [opinion('a', 'notOurs'), opinion('b', 'notOurs')], 'disagree'],
    [
      'who agrees asks for a correction',
      [opinion('a', 'agree', [line('correction', '补一张图')])],
      'needsCorrection',
    ],
  ])('%s', (_what, opinions, conclusion) => {
    expect(consolidate(opinions).conclusion).toBe(conclusion);
  });

  it('what says the same on the same paper stands once, with all who say it', () => {
    const { lines, conflicts } = consolidate([
      opinion('a', 'needsCorrection', [
        line('correction', '请补签 合同。', lease),
        line('condition', '每日清洗'),
      ]),
      opinion('b', 'needsCorrection', [
        line('correction', '请补签合同', lease),
        line('correction', '每日清洗'),
      ]),
    ]);
    expect(lines).toEqual([
      { ...line('correction', '请补签 合同。', lease), seatIds: ['a', 'b'] },
      { ...line('condition', '每日清洗'), seatIds: ['a'] },
      { ...line('correction', '每日清洗'), seatIds: ['b'] },
    ]);
    expect(conflicts).toEqual([]);
  });

  it('shows one that stands against the others, and follows whom it is told to', () => {
    const opinions = [opinion('a', 'agree'), opinion('b', 'disagree'), opinion('c', 'notOurs', [], '区a局')];
    expect(consolidate(opinions).conflicts).toMatchObject([
      { conflictId: 'verdict', kind: 'verdict', seatIds: ['a', 'b'], isResolved: false },
    ]);
    const withA = consolidate(opinions, [word(opinions, 'verdict', 'a')]);
    expect(withA).toMatchObject({
      conclusion: 'agree',
      dissentIds: ['b'],
      conflicts: [{ isResolved: true }],
    });
    const withB = consolidate(opinions, [word(opinions, 'verdict', 'b')]);
    expect(withB).toMatchObject({ conclusion: 'disagree', dissentIds: [] });
    // A word without a side settles it, and softens nothing.
    expect(consolidate(opinions, [word(opinions, 'verdict', null)])).toMatchObject({
      ...{ conclusion: 'disagree', conflicts: [{ isResolved: true }] },
    });
  });

  it('shows different words on one paper, and keeps the line of whom it follows', () => {
    const opinions = [
      opinion('a', 'needsCorrection', [line('correction', '租期改为三年', lease)]),
      opinion('b', 'needsCorrection', [line('correction', '租期改为五年', lease)]),
      opinion('c', 'agree'),
    ];
    const { conflicts, lines } = consolidate(opinions);
    expect(conflicts).toMatchObject([
      { conflictId: 'line-lease', kind: 'sameLine', lineId: lease, seatIds: ['a', 'b'] },
    ]);
    expect(lines).toHaveLength(2);
    const settled = consolidate(opinions, [word(opinions, 'line-lease', 'b')]);
    expect(settled.lines.map(({ text }) => text)).toEqual(['租期改为五年']);
  });

  it('shows what nobody is in charge of, unless the department that is named sits there too', () => {
    const orphan = [opinion('a', 'agree'), opinion('b', 'notOurs', [], '市里的部门')];
    expect(consolidate(orphan).conflicts).toMatchObject([
      { conflictId: 'notOurs-b', kind: 'notOurs', seatIds: ['b'] },
    ]);
    const passed = [opinion('a', 'agree'), opinion('b', 'notOurs', [], '请问区a局')];
    expect(consolidate(passed).conflicts).toEqual([]);
    const inCircle = [
      opinion('a', 'notOurs', [], '区b局'),
      opinion('b', 'notOurs', [], '区a局'),
      opinion('c', 'agree'),
    ];
    expect(consolidate(inCircle).conflicts).toHaveLength(2);
  });

  it('takes no word for a conflict whose opinions were signed anew', () => {
    const opinions = [opinion('a', 'agree'), opinion('b', 'disagree')];
    const said = [word(opinions, 'verdict', 'a')];
    const [first, second] = opinions as [SignedOpinion, SignedOpinion];
    const anew = [first, { ...second, sha256: 'b 2' }];
    expect(consolidate(anew, said).conflicts).toMatchObject([{ isResolved: false }]);
  });

  it('loses no line, whatever the opinions, while nobody is overruled', () => {
    const lines = fc.array(
      fc.record({
        lineId: fc.constantFrom(null, lease, 'plan' as MaterialLineId),
        text: fc.constantFrom('甲', '甲。', '乙', ' 乙 '),
        kind: fc.constantFrom('condition' as const, 'correction' as const),
      }),
      { maxLength: 4 },
    );
    const verdicts = fc.constantFrom<Verdict>(
      'agree',
      'agreeWithConditions',
      'needsCorrection',
      'notOurs',
      'disagree',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(verdicts, lines), { minLength: 1, maxLength: 5 }), (given) => {
        const opinions = given.map(([verdict, own], at) => opinion(`s${at}`, verdict, own));
        const merged = consolidate(opinions);
        for (const { seatId, lines: own } of opinions)
          for (const { lineId, kind } of own)
            expect(
              merged.lines.some(
                (each) => each.lineId === lineId && each.kind === kind && each.seatIds.includes(seatId),
              ),
            ).toBe(true);
        const said = merged.conflicts.map(({ conflictId, about }) => ({
          conflictId,
          about,
          followsSeatId: null,
        }));
        const settled = consolidate(opinions, said);
        expect(settled.conflicts.every(({ isResolved }) => isResolved)).toBe(true);
        expect(settled.conclusion).toBe(merged.conclusion);
      }),
    );
  });
});
