import { readLink } from '@cloudseat/shared/nouns/link-rules.ts';
import { AppError } from '../platform/errors.ts';

export type LinkGuard = ReturnType<typeof createLinkGuard>;

/** Which links may be sent to applicants: of this platform, *.gov.cn, and hosts that configuration lists. */
export function createLinkGuard(listedHosts: readonly string[], publicOrigin: string | null) {
  const ownHosts = publicOrigin === null ? [] : [new URL(publicOrigin).host];
  return {
    listedHosts,
    /** Throws LINK_NOT_ALLOWED. */
    assertAllowed(url: string): void {
      if (readLink(url, { ownHosts, listedHosts }) === null)
        throw new AppError('LINK_NOT_ALLOWED', 'only https of the listed hosts, and paths of this platform');
    },
  };
}
