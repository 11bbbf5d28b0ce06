import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { unknownPlaceholders } from '@cloudseat/shared/nouns/canned-reply-rules.ts';
import { readLink } from '@cloudseat/shared/nouns/link-rules.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { ApiInput } from '../../lib/http.ts';

type Words = { chinese: string; traditional: string; english: string };
/** What the form holds. `target` is one choice of a list, e.g. matter:school-enrolment; empty: everybody's. */
export type ReplyWish = {
  target: string;
  title: Words;
  text: Words;
  label: Words;
  url: string;
  sortOrder: string;
};
export type WishFault = 'title' | 'text' | 'placeholder' | 'label' | 'url';
type ReplyFields = ApiInput<'cannedReply:make'>['body'];

const noWords: Words = { chinese: '', traditional: '', english: '' };
export const emptyWish = (target: string): ReplyWish => ({
  ...{ target, title: noWords, text: noWords, label: noWords, url: '', sortOrder: '100' },
});

/** English that only repeats the Chinese was never typed. */
const wordsOf = ({ 'zh-Hans': chinese, 'zh-Hant': traditional, en }: LocalText): Words => ({
  chinese,
  traditional,
  english: en === chinese ? '' : en,
});

export const targetOf = ({ matterId, departmentId }: Pick<KeptReply, 'matterId' | 'departmentId'>) =>
  matterId !== null ? `matter:${matterId}` : departmentId !== null ? `department:${departmentId}` : '';

export const wishOf = (reply: KeptReply): ReplyWish => ({
  target: targetOf(reply),
  title: wordsOf(reply.title),
  text: wordsOf(reply.text),
  label: reply.link ? wordsOf(reply.link.label) : noWords,
  url: reply.link?.url ?? '',
  sortOrder: String(reply.sortOrder),
});

/** Whoever types the Chinese anew has the Traditional converted again, unless they typed that too. */
export function withConversion(saved: Words, before: Words, now: Words): Words {
  const isChineseNew = now.chinese !== before.chinese;
  const isTraditionalKept = now.traditional === saved.traditional;
  return isChineseNew && isTraditionalKept ? { ...now, traditional: '' } : now;
}

/** What the server would refuse, told before it has to. */
export function findFaults(wish: ReplyWish, linkHosts: readonly string[], ownHost: string): WishFault[] {
  const { title, text, label, url } = wish;
  const faults: WishFault[] = [];
  if (title.chinese.trim() === '') faults.push('title');
  if (text.chinese.trim() === '') faults.push('text');
  if (Object.values(text).some((each) => unknownPlaceholders(each).length > 0)) faults.push('placeholder');
  const address = url.trim();
  if (address !== '' && label.chinese.trim() === '') faults.push('label');
  const place = readLink(address, { ownHosts: [ownHost], listedHosts: linkHosts });
  if ((address !== '' || label.chinese.trim() !== '') && place === null) faults.push('url');
  return faults;
}

export function fieldsOf(wish: ReplyWish, ownHost: string): ReplyFields {
  const { target, url, label, sortOrder } = wish;
  const textOf = ({ chinese, traditional, english }: Words) => ({
    ...{ 'zh-Hans': chinese.trim(), 'zh-Hant': traditional.trim(), en: english.trim() },
  });
  const idOf = <Id extends string>(kind: string) =>
    target.startsWith(`${kind}:`) ? (target.slice(kind.length + 1) as Id) : null;
  const address = url.trim();
  const place = readLink(address, { ownHosts: [ownHost], listedHosts: null });
  return {
    matterId: idOf<NonNullable<ReplyFields['matterId']>>('matter'),
    departmentId: idOf<NonNullable<ReplyFields['departmentId']>>('department'),
    title: textOf(wish.title),
    text: textOf(wish.text),
    // A page of this platform is kept without its host, which may change.
    link: address === '' ? null : { label: textOf(label), url: place?.kind === 'own' ? place.path : address },
    sortOrder: Number.parseInt(sortOrder, 10) || 0,
  };
}
