import { createHash, randomBytes } from 'node:crypto';

export type PageSignature = { timestamp: number; nonceStr: string; signature: string };

/** WeChat's rule for a page that uses its script: SHA-1 of these four, in this order, the address without its #. */
export function signPage(ticket: string, url: string, timestamp: number, nonceStr: string): PageSignature {
  const address = url.split('#')[0] ?? '';
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${address}`;
  return { timestamp, nonceStr, signature: createHash('sha1').update(text).digest('hex') };
}

export const makeNonce = (): string => randomBytes(12).toString('hex');
