import type { RequestId } from '@cloudseat/shared/nouns/ids.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 120 random bits as 20 URL-safe letters; crypto.randomUUID is missing on old phones and outside HTTPS. */
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => alphabet.charAt(byte & 63)).join('');
}

export function newRequestId(): RequestId {
  return randomToken() as RequestId;
}
