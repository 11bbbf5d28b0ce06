import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import type { ApiInput } from '../../lib/http.ts';

/** What the form holds: a target and a place are each one choice of a list. */
export type CodeWish = {
  chinese: string;
  traditional: string;
  english: string;
  target: string;
  place: string;
  address: string;
  englishAddress: string;
  scheduleId: string;
};
type CodeFields = Omit<ApiInput<'entryCode:change'>['body'], 'version'>;
const noPlace = { address: '', englishAddress: '', scheduleId: '' };

/** A choice as the value of an option, e.g. matter:school-enrolment; empty for none. */
export const targetOf = ({ matterId, departmentId }: Pick<CodeFields, 'matterId' | 'departmentId'>) =>
  matterId !== null ? `matter:${matterId}` : departmentId !== null ? `department:${departmentId}` : '';
export const placeOf = ({ townId, regionId }: Pick<CodeFields, 'townId' | 'regionId'>) =>
  townId !== null ? `town:${townId}` : regionId !== null ? `region:${regionId}` : '';

export const emptyWish: CodeWish = {
  chinese: '',
  traditional: '',
  english: '',
  target: '',
  place: '',
  ...noPlace,
};

/** An English label that only repeats the Chinese one was never typed. */
export function wishOf(code: AdministeredCode): CodeWish {
  const { 'zh-Hans': chinese, 'zh-Hant': traditional, en } = code.label;
  const english = en === chinese ? '' : en;
  const address = code.address?.['zh-Hans'] ?? '';
  const englishAddress = code.address === null || code.address.en === address ? '' : code.address.en;
  return {
    ...{ chinese, traditional, english, address, englishAddress },
    ...{ target: targetOf(code), place: placeOf(code), scheduleId: code.scheduleId ?? '' },
  };
}

/** While a label is typed anew, the Traditional one of before goes, to be converted again, unless somebody typed another. */
export function withConversion(saved: CodeWish, before: CodeWish, now: CodeWish): CodeWish {
  if (now.chinese === before.chinese) return now;
  if (now.chinese === saved.chinese && now.traditional === '')
    return { ...now, traditional: saved.traditional };
  return now.traditional === saved.traditional ? { ...now, traditional: '' } : now;
}

export function fieldsOf(wish: CodeWish): CodeFields {
  const { chinese, traditional, english, target, place } = wish;
  const address = wish.address.trim();
  const idOf = (choice: string, kind: string) =>
    choice.startsWith(`${kind}:`) ? choice.slice(kind.length + 1) : null;
  return {
    label: { 'zh-Hans': chinese.trim(), 'zh-Hant': traditional.trim(), en: english.trim() },
    matterId: idOf(target, 'matter'),
    departmentId: idOf(target, 'department'),
    townId: idOf(place, 'town'),
    regionId: idOf(place, 'region'),
    address: address === '' ? null : { 'zh-Hans': address, en: wish.englishAddress.trim() },
    scheduleId: wish.scheduleId === '' ? null : wish.scheduleId,
  };
}
