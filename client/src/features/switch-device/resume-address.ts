/**
 * Where another device carries on. The token stands behind the #: browsers send that to no server, so it is in no log and
 * no referrer.
 */
export const resumeAddress = (origin: string, token: string): string => `${origin}/r#${token}`;

/** The token of an address's fragment, or null when it holds none. */
export function readResumeToken(hash: string): string | null {
  return /^#([A-Za-z0-9_-]{43})$/.exec(hash)?.[1] ?? null;
}
