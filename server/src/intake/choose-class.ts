import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { buildQueueClass, type QueueClass } from '../queue/queue-class.ts';

export type ClassWish = {
  departmentId: DepartmentId;
  skillId: string;
  requiredLevel: number;
  locale: Locale;
  regionId: RegionId | null;
};

/**
 * The line a call enters: as close to the wish (language, region, level) as any agent on the district's list serves.
 * Chinese speakers of either script share a line. Without any such agent the exact wish is given.
 */
export function chooseClass(wish: ClassWish, isServed: (queueClass: QueueClass) => boolean): QueueClass {
  const languages = wish.locale === 'en' ? ['en', 'zh'] : ['zh'];
  const regions: (RegionId | 'any')[] = wish.regionId === null ? ['any'] : [wish.regionId, 'any'];
  const levels = Array.from({ length: wish.requiredLevel }, (_, index) => wish.requiredLevel - index);
  const { departmentId, skillId } = wish;
  const candidates = levels.flatMap((level) =>
    languages.flatMap((language) =>
      regions.map((region) => buildQueueClass({ departmentId, skillId, level, language, region })),
    ),
  );
  const [first] = candidates;
  if (first === undefined) throw new Error('a matter asks for level 1 or more');
  return candidates.find(isServed) ?? first;
}
