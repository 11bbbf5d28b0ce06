/** As the server checks it (shared's Phone), without zod on these pages; a test compares both. */
const phonePattern = /^1[3-9]\d{9}$/;

/** What people type into a number's field: blanks, dashes, a country code, full-width digits. */
export function cleanPhone(typed: string): string {
  const digits = cleanDigits(typed);
  return digits.length > 11 ? digits.replace(/^(0{0,2}86)/, '') : digits;
}

export function cleanDigits(typed: string): string {
  return typed
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '');
}

export const isPhone = (phone: string): boolean => phonePattern.test(phone);
