/**
 * Where another device carries on. The token stands behind the #: browsers send that to no server, so it is in no log and
 * no referrer.
 */
export const resumeAddress = (origin: string, token: string): string => `${origin}/r#${token}`;

/** The token of an address's fragment, or null when it holds none. */
export function readResumeToken(hash: string): string | null {
  return /^#([A-Za-z0-9_-]{43})$/.exec(hash)?.[1] ?? null;
}

/** Adds where to go on to an address that signs in: its token stays behind the #, where no server sees it. */
export function withTarget(resumeAddress: string, target: string | null): string {
  if (target === null) return resumeAddress;
  const url = new URL(resumeAddress);
  url.searchParams.set('to', target);
  return url.href;
}

/** Where such an address goes on: to the intake of a matter, to a case, a project or a review, or to the place in line. Nowhere else, whatever it says. */
export function readTarget(search: string): string {
  const target = new URLSearchParams(search).get('to') ?? '';
  const isOurs = /^\/(matters\/[\w.~%-]+\/start(\?[\w.~%=&-]*)?|(cases|projects|reviews)\/[\w-]+)$/.test(
    target,
  );
  return isOurs ? target : '/waiting';
}
