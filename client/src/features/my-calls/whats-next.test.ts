import { caseStates } from '@cloudseat/shared/nouns/case-states.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import ownCase from '../../locales/zh-Hans/own-case.json' with { type: 'json' };
import { nextWord } from './whats-next.ts';

const name = { 'zh-Hans': '身份证', 'zh-Hant': '身份證', en: 'ID card' };
const missing: OwnLine = {
  ...{ lineId: 'l1' as MaterialLineId, name, isRequired: true, note: null, fileCount: 0 },
  ...{ hasNewerFile: false, status: 'missing', fault: null, faultNote: '', marked: null },
};
const talk = (state: 'queued' | 'active' | 'completed') => ({ kind: 'talk' as const, state });

describe('what comes next in a case', () => {
  it.each([
    ['open', [talk('queued')], [missing], 'inLine'],
    ['correcting', [talk('completed'), talk('active')], [missing], 'talking'],
    ['correcting', [talk('completed')], [missing], 'gaps'],
    ['correcting', [talk('completed')], [], 'correcting'],
    ['conditional', [], [missing], 'gaps'],
    ['accepted', [], [missing], 'accepted'],
    ['open', [{ kind: 'message', state: 'queued' }], [], 'message'],
    ['open', [{ kind: 'message', state: 'completed' }], [], 'open'],
    ['notServed', [talk('queued')], [missing], 'notServed'],
  ] as const)('of one that is %s is said as it is', (state, calls, lines, word) => {
    expect(nextWord(state, calls, lines)).toBe(word);
  });
  it('has words for every state', () => {
    for (const state of caseStates) expect(ownCase.next[nextWord(state, [])].length).toBeGreaterThan(5);
  });
});
