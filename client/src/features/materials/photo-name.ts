const nameLimit = 40;

/** What a photographed page is called: its line's name without signs that systems refuse, and its number. */
export function photoName(lineName: string, page: number): string {
  const plain = lineName
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...plain].slice(0, nameLimit).join('').trim()}-${page}.jpg`;
}
