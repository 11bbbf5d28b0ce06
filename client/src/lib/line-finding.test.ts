import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import { findingOf, isGap, newlyFound } from './line-finding.ts';

const name = { 'zh-Hans': '身份证', 'zh-Hant': '身份證', en: 'ID card' };
const lineOf = (changes: Partial<OwnLine> = {}): OwnLine => ({
  ...{ lineId: 'l1' as MaterialLineId, name, isRequired: true, note: null, fileCount: 0 },
  ...{ hasNewerFile: false, status: null, fault: null, faultNote: '', marked: null, ...changes },
});

describe('how a line of the checklist stands', () => {
  it.each([
    [{}, 'none', false],
    [{ fileCount: 1 }, 'unseen', false],
    [{ status: 'missing' }, 'missing', true],
    [{ status: 'notCompliant', fault: 'expired', fileCount: 1 }, 'notCompliant', true],
    [{ status: 'notCompliant', fault: 'expired', fileCount: 2, hasNewerFile: true }, 'newer', false],
    [{ status: 'ok', fileCount: 1 }, 'ok', false],
    [{ status: 'corrected', fileCount: 1 }, 'corrected', false],
  ] as const)('%j is %s', (changes, finding, mustMend) => {
    expect(findingOf(lineOf(changes))).toBe(finding);
    expect(isGap(lineOf(changes))).toBe(mustMend);
  });
});

describe('what is told of findings', () => {
  const bad = lineOf({ status: 'notCompliant', fault: 'expired' });
  it.each([
    ['nothing where nothing was known before', null, [bad], 0],
    ['nothing of what was known', [bad], [bad], 0],
    ['what is new', [lineOf()], [bad], 1],
    ['another fault', [bad], [{ ...bad, fault: 'unsigned' as const }], 1],
    ['another note', [bad], [{ ...bad, faultNote: '背面' }], 1],
    ['no more files alone', [bad], [{ ...bad, fileCount: 2, hasNewerFile: true }], 0],
  ] as const)('is %s', (_what, before, now, count) => {
    expect(newlyFound(before, now)).toHaveLength(count);
  });
});
