import { api } from '../../lib/http.ts';
import { resumeAddress, withTarget } from './resume-address.ts';

/** A link that signs in whoever opens it, once: to the place in line, or to where `target` says. `expiresAt` by this clock. */
export async function makeResumeLink(target: string | null): Promise<{ link: string; expiresAt: number }> {
  const { token, expiresInSeconds } = await api('resumeLink:create');
  const link = withTarget(resumeAddress(window.location.origin, token), target);
  return { link, expiresAt: Date.now() + expiresInSeconds * 1_000 };
}
