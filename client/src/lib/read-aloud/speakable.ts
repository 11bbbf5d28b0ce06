export type SpeakableWords = {
  /** The last digits of a number whose middle is hidden. */
  ending: (digits: string) => string;
  /** A full hour, and one with minutes. */
  hour: (hour: string) => string;
  clock: (hour: string, minute: string) => string;
  date: (year: string, month: string, day: string) => string;
  /** Between the ends of a range. */
  to: string;
  /** In place of what is hidden of a name. */
  hidden: string;
};

const spell = (text: string) => [...text].join(' ');
const plain = (digits: string) => String(Number(digits));

/** Text as it is to be said: tickets, cases and telephone numbers digit by digit, times and ranges in words. */
export function toSpeakable(text: string, words: SpeakableWords): string {
  return (
    text
      // 138****1234
      .replace(/(\d{3})\*{2,}(\d{4})/g, (_, head: string, tail: string) =>
        [spell(head), words.ending(spell(tail))].join(''),
      )
      // Of a name: 张**
      .replace(/\*+/g, words.hidden)
      .replace(/\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/g, (_, year: string, month: string, day: string) =>
        words.date(year, plain(month), plain(day)),
      )
      // 023-68000000
      .replace(/\b(0\d{2,3})-(\d{7,8})\b/g, (_, area: string, number: string) =>
        [spell(area), spell(number)].join(', '),
      )
      .replace(/\b([01]?\d|2[0-3]):([0-5]\d)\b/g, (_, hour: string, minute: string) =>
        minute === '00' ? words.hour(plain(hour)) : words.clock(plain(hour), minute),
      )
      // 2026-000123
      .replace(/\b(\d{4})-(\d{6,})\b/g, (_, year: string, number: string) =>
        [spell(year), spell(number)].join(', '),
      )
      // A037
      .replace(/\b([A-Z]{1,3}\d{3,})\b/g, (ticket) => spell(ticket))
      .replace(/\b\d{5,}\b/g, (digits) => spell(digits))
      .replace(/([\d\p{L}])\s?[–—]\s?(\d)/gu, (_, from: string, upTo: string) => `${from}${words.to}${upTo}`)
  );
}
