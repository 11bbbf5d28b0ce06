// Without zod, as agent-choices.ts: pages tell by the same rules what a link is.

export const linkLabelMaxLength = 60;
export const linkUrlMaxLength = 500;

/** own: a place of this platform, as its path. government, listed: the host of another, by name. */
export type LinkPlace =
  | { kind: 'own'; path: string }
  | { kind: 'government' | 'listed'; host: string; address: string };

/** Host and everything below it. */
const isOf = (host: string, known: string) => host === known || host.endsWith(`.${known}`);

/**
 * Where a link leads; null for what is no link one may be sent: not https, with a name or a port in it, not ours.
 * `ownHosts` are ours; `listedHosts` is null where the server has already checked the host.
 */
export function readLink(
  url: string,
  { ownHosts, listedHosts }: { ownHosts: readonly string[]; listedHosts: readonly string[] | null },
): LinkPlace | null {
  // Browsers take a backslash for a slash, and leave out line breaks.
  if (/^\/(?![/\\])[^\s\\]*$/.test(url)) return { kind: 'own', path: url };
  const parsed = /^https:\/\/[^\s\\]+$/.test(url) ? parse(url) : null;
  if (parsed === null) return null;
  const { protocol, username, password, port, hostname, host, pathname, search, hash, href } = parsed;
  if (protocol !== 'https:' || username !== '' || password !== '') return null;
  if (ownHosts.includes(host)) return { kind: 'own', path: `${pathname}${search}${hash}` };
  if (port !== '') return null;
  if (hostname.endsWith('.gov.cn')) return { kind: 'government', host: hostname, address: href };
  const isListed = listedHosts === null || listedHosts.some((known) => isOf(hostname, known.toLowerCase()));
  return isListed ? { kind: 'listed', host: hostname, address: href } : null;
}

/** Old phones have no URL.canParse. */
function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
