/** As the server checks them (shared's PersonName), without zod on this page; a test compares both. */
const namePattern = /^[\p{L}\p{M}·•.\-' ]+$/u;
const codePattern = /^\d{6}$/;

export const isCode = (code: string) => codePattern.test(code);

export function isName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed.length >= 1 && trimmed.length <= 60 && namePattern.test(trimmed);
}
