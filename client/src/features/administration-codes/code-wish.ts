import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import type { ApiInput } from '../../lib/http.ts';
import { idOf, noWords, targetOf, textOf, type Words, wordsOf } from '../../lib/wish-parts.ts';

/** What the form holds: the label's words; a target and a place are each one choice of a list. */
export type CodeWish = Words & {
  target: string;
  place: string;
  address: string;
  englishAddress: string;
  scheduleId: string;
};
type CodeFields = Omit<ApiInput<'entryCode:change'>['body'], 'version'>;
const noPlace = { address: '', englishAddress: '', scheduleId: '' };

/** As targetOf, of where the code hangs, e.g. town:xipeng. */
export const placeOf = ({ townId, regionId }: Pick<CodeFields, 'townId' | 'regionId'>) =>
  townId !== null ? `town:${townId}` : regionId !== null ? `region:${regionId}` : '';

export const emptyWish: CodeWish = { ...noWords, target: '', place: '', ...noPlace };

export function wishOf(code: AdministeredCode): CodeWish {
  const address = code.address?.['zh-Hans'] ?? '';
  const englishAddress = code.address === null || code.address.en === address ? '' : code.address.en;
  return {
    ...{ ...wordsOf(code.label), address, englishAddress },
    ...{ target: targetOf(code), place: placeOf(code), scheduleId: code.scheduleId ?? '' },
  };
}

export function fieldsOf(wish: CodeWish): CodeFields {
  const { target, place } = wish;
  const address = wish.address.trim();
  return {
    label: textOf(wish),
    matterId: idOf(target, 'matter'),
    departmentId: idOf(target, 'department'),
    townId: idOf(place, 'town'),
    regionId: idOf(place, 'region'),
    address: address === '' ? null : { 'zh-Hans': address, en: wish.englishAddress.trim() },
    scheduleId: wish.scheduleId === '' ? null : wish.scheduleId,
  };
}
