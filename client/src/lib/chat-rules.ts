/** As shared's messageMaxLength, without zod on this page; a test compares both. */
export const chatMaxLength = 2_000;
