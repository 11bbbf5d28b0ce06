import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { unknownPlaceholders } from '@cloudseat/shared/nouns/canned-reply-rules.ts';
import { readLink } from '@cloudseat/shared/nouns/link-rules.ts';
import type { ApiInput } from '../../lib/http.ts';
import { idOf, noWords, targetOf, textOf, type Words, wordsOf } from '../../lib/wish-parts.ts';

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

export const emptyWish = (target: string): ReplyWish => ({
  ...{ target, title: noWords, text: noWords, label: noWords, url: '', sortOrder: '100' },
});

export const wishOf = (reply: KeptReply): ReplyWish => ({
  target: targetOf(reply),
  title: wordsOf(reply.title),
  text: wordsOf(reply.text),
  label: reply.link ? wordsOf(reply.link.label) : noWords,
  url: reply.link?.url ?? '',
  sortOrder: String(reply.sortOrder),
});

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
  const address = url.trim();
  const place = readLink(address, { ownHosts: [ownHost], listedHosts: null });
  return {
    matterId: idOf(target, 'matter'),
    departmentId: idOf(target, 'department'),
    title: textOf(wish.title),
    text: textOf(wish.text),
    // A page of this platform is kept without its host, which may change.
    link: address === '' ? null : { label: textOf(label), url: place?.kind === 'own' ? place.path : address },
    sortOrder: Number.parseInt(sortOrder, 10) || 0,
  };
}
