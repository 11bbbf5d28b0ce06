import type { MatterSummary } from '@cloudseat/shared/nouns/catalogue.ts';

const plain = (text: string) => text.toLowerCase().replace(/[\s'’·,.，。、]+/g, '');

/** 3: a name begins with it, 2: a name has it, 1: an everyday word, pinyin or initials have it, 0: not found. */
function scoreWord(matter: MatterSummary, word: string): number {
  const names = Object.values(matter.name).map(plain);
  if (names.some((name) => name.startsWith(word))) return 3;
  if (names.some((name) => name.includes(word))) return 2;
  return matter.searchText.split(' ').some((text) => plain(text).includes(word)) ? 1 : 0;
}

/** Matters that have every word of the query, the best first; an empty query finds nothing. */
export function searchMatters(matters: readonly MatterSummary[], query: string): MatterSummary[] {
  const words = query
    .split(/[\s,，、]+/)
    .map(plain)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return matters
    .map((matter) => {
      const scores = words.map((word) => scoreWord(matter, word));
      const total = scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
      return { matter, total: total === 0 ? 0 : total + (matter.isPopular ? 0.5 : 0) };
    })
    .filter(({ total }) => total > 0)
    .sort((left, right) => right.total - left.total)
    .map(({ matter }) => matter);
}
