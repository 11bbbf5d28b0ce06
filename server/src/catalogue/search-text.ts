import { pinyin } from 'pinyin-pro';

/** The first letter of each character, capitals; of other text the first letter of what stands together. */
export const initialsOf = (text: string): string => (lettersOf(text)[1] ?? '').toUpperCase();

/** Letters of a Chinese text: all of them, and the first of each character. Other text stays as it is. */
function lettersOf(text: string): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const clean = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return [clean.join(''), clean.map((syllable) => syllable.slice(0, 1)).join('')];
}

/**
 * What a matter is found by beside its name: everyday words in both scripts, and the pinyin and the initials of these
 * and of its name, in lower case, each once.
 */
export function searchTextOf(
  name: string,
  aliases: readonly string[],
  toTraditional: (text: string) => string,
) {
  const chinese = [name, ...aliases];
  const parts = [
    ...aliases,
    ...aliases.map(toTraditional),
    ...chinese.flatMap(lettersOf).filter((letters) => letters.length > 1),
  ];
  return [...new Set(parts.map((part) => part.toLowerCase()))].join(' ');
}
