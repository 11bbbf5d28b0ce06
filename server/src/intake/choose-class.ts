import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { ownersLanguage } from '../presence/agent-classes.ts';
import {
  buildQueueClass,
  ownerRegionOf,
  type QueueClass,
  type QueueClassParts,
} from '../queue/queue-class.ts';

export type ClassWish = {
  departmentId: DepartmentId;
  skillId: string;
  requiredLevel: number;
  locale: Locale;
  /** Where the applicant comes from. */
  regionId: RegionId | null;
  /** The partner region that decides the matter. */
  owningRegionId: RegionId | null;
};

/**
 * The line a call enters: as close to the wish (language, region, level) as any agent on the district's list serves.
 * Chinese speakers of either script share a line. Without any such agent the exact wish is given. What a partner region decides
 * has a line of that region's agents, wherever its applicants come from.
 */
export function chooseClass(wish: ClassWish, isServed: (queueClass: QueueClass) => boolean): QueueClass {
  const isOwners = wish.owningRegionId !== null;
  const languages = isOwners ? [ownersLanguage] : wish.locale === 'en' ? ['en', 'zh'] : ['zh'];
  const regions = regionsOf(wish);
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

function regionsOf({ owningRegionId, regionId }: ClassWish): QueueClassParts['region'][] {
  if (owningRegionId !== null) return [ownerRegionOf(owningRegionId)];
  return regionId === null ? ['any'] : [regionId, 'any'];
}
