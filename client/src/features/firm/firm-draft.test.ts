import { describe, expect, it } from 'vitest';
import { type FirmDraft, keepFirm, readFirm, recallFirm } from './firm-draft.ts';

const right: FirmDraft = {
  isOn: true,
  name: ' 重庆小面有限公司 ',
  creditCode: '9135 0100 m000 100y 43',
  role: 'representative',
};
const firm = { name: '重庆小面有限公司', creditCode: '91350100M000100Y43', role: 'representative' };

describe('the firm that somebody comes for', () => {
  it.each([
    ['as it was typed, with blanks', right, firm],
    ['themselves, whatever stands in the fields', { ...right, isOn: false, creditCode: 'x' }, null],
    ['a name that is missing', { ...right, name: ' ' }, undefined],
    ['a code with one letter wrong', { ...right, creditCode: '91350100M000100Y44' }, undefined],
  ])('%s', (_what, draft, read) => {
    expect(readFirm(draft)).toEqual(read);
  });

  it('is known in the same tab, and not taken for granted', () => {
    const kept = new Map<string, string>();
    const memory = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    expect(recallFirm(memory)).toMatchObject({ isOn: false, name: '' });
    keepFirm(memory, firm as never);
    expect(recallFirm(memory)).toEqual({ ...firm, isOn: false });
    kept.set('cloudseat.firm', '{"name":1');
    expect(recallFirm(memory)).toMatchObject({ isOn: false, name: '' });
  });
});
