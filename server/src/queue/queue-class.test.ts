import type { DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { buildQueueClass, parseQueueClass, spreadSkills } from './queue-class.ts';

const departmentId = 'planning' as DepartmentId;
const parts = { departmentId, skillId: 'permits', level: 2, language: 'zh-Hans', region: 'any' } as const;

describe('a queue class', () => {
  it('is parsed into what it was built from', () => {
    expect(buildQueueClass(parts)).toBe('planning:permits:2:zh-Hans:any');
    expect(parseQueueClass('planning:permits:2:zh-Hans:any')).toEqual(parts);
  });

  it.each([
    { ...parts, skillId: 'a:b' },
    { ...parts, skillId: '' },
    { ...parts, language: 'zh hans' },
    { ...parts, level: 0 },
    { ...parts, level: 1.5 },
  ])('refuses parts that would break a key: %j', (bad) => {
    expect(() => buildQueueClass(bad)).toThrow();
  });

  it.each(['', 'a:b:1:c', 'a:b:1:c:d:e', 'a:b:x:c:d'])('refuses the text %j', (text) => {
    expect(() => parseQueueClass(text)).toThrow();
  });

  it('is served by an agent of a level up to that level, in each language and region', () => {
    const skill = {
      departmentId,
      skillId: 'permits',
      level: 2,
      languages: ['zh', 'en'],
      regions: ['any'],
    } as const;
    expect(spreadSkills([skill]).map((served) => served.class)).toEqual([
      'planning:permits:1:zh:any',
      'planning:permits:1:en:any',
      'planning:permits:2:zh:any',
      'planning:permits:2:en:any',
    ]);
  });

  it('has the smaller penalty where two skills meet', () => {
    const skill = { departmentId, skillId: 'permits', languages: ['zh'], regions: ['any'] } as const;
    expect(
      spreadSkills([
        { ...skill, level: 2, penaltyMs: 9_000 },
        { ...skill, level: 1, penaltyMs: 3_000 },
      ]),
    ).toEqual([
      { class: 'planning:permits:1:zh:any', penaltyMs: 3_000 },
      { class: 'planning:permits:2:zh:any', penaltyMs: 9_000 },
    ]);
  });
});
