import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

// What the forms of those who keep words hold: a text in its three languages, and ids as values of one list.

/** Empty Traditional and English: the server fills them from the Chinese. */
export type Words = { chinese: string; traditional: string; english: string };
export const noWords: Words = { chinese: '', traditional: '', english: '' };

/** English that only repeats the Chinese was never typed. */
export const wordsOf = ({ 'zh-Hans': chinese, 'zh-Hant': traditional, en }: LocalText): Words => ({
  chinese,
  traditional,
  english: en === chinese ? '' : en,
});

export const textOf = ({ chinese, traditional, english }: Words): LocalText => ({
  'zh-Hans': chinese.trim(),
  'zh-Hant': traditional.trim(),
  en: english.trim(),
});

type Chinese = Pick<Words, 'chinese' | 'traditional'>;

/**
 * While the Chinese is typed anew, the Traditional text of before goes, to be converted again, unless somebody typed
 * another. It comes back with the Chinese that it was saved with.
 */
export function withConversion<Wish extends Chinese>(saved: Chinese, before: Chinese, now: Wish): Wish {
  if (now.chinese === before.chinese) return now;
  if (now.chinese === saved.chinese && now.traditional === '')
    return { ...now, traditional: saved.traditional };
  return now.traditional === saved.traditional ? { ...now, traditional: '' } : now;
}

type Target = { matterId: string | null; departmentId: string | null };

/** A choice as the value of an option, e.g. matter:school-enrolment; empty for none. */
export const targetOf = ({ matterId, departmentId }: Target): string =>
  matterId !== null ? `matter:${matterId}` : departmentId !== null ? `department:${departmentId}` : '';

/** The id that a choice holds; null where the choice is of another kind. */
export const idOf = <Id extends string>(choice: string, kind: string): Id | null =>
  choice.startsWith(`${kind}:`) ? (choice.slice(kind.length + 1) as Id) : null;
