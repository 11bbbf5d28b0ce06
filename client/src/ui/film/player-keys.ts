export type PlayerAct =
  | { act: 'toggle' }
  | { act: 'leap'; byMs: number }
  | { act: 'tenth'; tenth: number }
  | { act: 'rate'; by: 1 | -1 };

export const leapMs = 5_000;
export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The next rate up or down; at the end the same. */
export function nextRate(rate: number, by: 1 | -1): number {
  const index = rates.findIndex((each) => each >= rate);
  return rates[Math.max(0, Math.min(rates.length - 1, index + by))] ?? 1;
}

type KeyPress = { key: string; hasModifier: boolean; isTyping: boolean; isOnControl: boolean };

/** What a key does to the player; null: nothing, it is somebody else’s. */
export function readPlayerKey({ key, hasModifier, isTyping, isOnControl }: KeyPress): PlayerAct | null {
  if (hasModifier || isTyping) return null;
  // A button or a list has its own use for these.
  if (isOnControl && (key === ' ' || key === 'Enter')) return null;
  if (key === ' ' || key === 'k') return { act: 'toggle' };
  if (key === 'ArrowLeft') return { act: 'leap', byMs: -leapMs };
  if (key === 'ArrowRight') return { act: 'leap', byMs: leapMs };
  if (key === '[' || key === '【') return { act: 'rate', by: -1 };
  if (key === ']' || key === '】') return { act: 'rate', by: 1 };
  return /^[0-9]$/.test(key) ? { act: 'tenth', tenth: Number(key) } : null;
}
