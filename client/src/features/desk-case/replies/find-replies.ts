import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';

const recentMax = 12;
/** Of these the list begins with, before anything is typed. */
const recentShownMax = 3;

/** The text after the stroke that opens the list, null where the list is closed. Chinese keyboards write 、 for it. */
export const readQuery = (text: string): string | null =>
  /^[/、][^\n]*$/.test(text) ? text.slice(1).trim() : null;

/**
 * What fits the words, best first: by title, then by the title's pinyin, then by text; among equals what was used last.
 * Without words: what was used last, then the order of those who keep them.
 */
export function findReplies(
  replies: readonly DeskReply[],
  query: string,
  recentIds: readonly string[],
): DeskReply[] {
  const words = query.toLowerCase();
  const recency = ({ replyId }: DeskReply) => {
    const index = recentIds.indexOf(replyId);
    return index < 0 ? recentIds.length : index;
  };
  const isRecent = (reply: DeskReply) => recency(reply) < Math.min(recentShownMax, recentIds.length);
  const rank = (reply: DeskReply): number => {
    if (words === '') return isRecent(reply) ? 0 : 1;
    const isIn = (text: string) => text.toLowerCase().includes(words);
    if (Object.values(reply.title).some(isIn)) return 0;
    if (/^[a-z0-9]+$/.test(words) && reply.searchText.split(' ').some((part) => part.startsWith(words)))
      return 1;
    return Object.values(reply.text).some(isIn) ? 2 : 3;
  };
  const ranked = replies.map((reply, order) => ({ reply, order, rank: rank(reply) }));
  return ranked
    .filter((each) => each.rank < 3)
    .sort((a, b) => {
      const byRecency = words === '' && a.rank > 0 ? 0 : recency(a.reply) - recency(b.reply);
      return a.rank - b.rank || byRecency || a.order - b.order;
    })
    .map((each) => each.reply);
}

const storageKey = 'cloudseat.desk.replies';

/** The replies used last on this machine, newest first. No words of a talk are kept, ids alone. */
export function readRecent(storage: Pick<Storage, 'getItem'>): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, recentMax) : [];
  } catch {
    return [];
  }
}

export function noteUse(storage: Pick<Storage, 'getItem' | 'setItem'>, replyId: string): void {
  const others = readRecent(storage).filter((id) => id !== replyId);
  try {
    storage.setItem(storageKey, JSON.stringify([replyId, ...others].slice(0, recentMax)));
  } catch {
    // A full or closed storage costs the order alone.
  }
}
