// The account's own token (stable_token) and the ticket that pages are signed with.
import { randomBytes } from 'node:crypto';
import { WechatFailure } from './failures.ts';

const lifeMs = 7_200_000;
/** In its last minutes a token is replaced at the next question; both are good until its end. */
const renewWithinMs = 300_000;
const forcedMaxPerDay = 20;
const forcedEveryMs = 30_000;

type Kept = { value: string; expiresAt: number };

export function createAccountToken(now: () => number) {
  const tokens = new Map<string, { expiresAt: number; isRevoked: boolean }>();
  let current: Kept | undefined;
  let ticket: Kept | undefined;
  let forced: number[] = [];
  let issuedCount = 0;

  const make = (prefix: string): Kept => ({
    value: `${prefix}${randomBytes(48).toString('base64url')}`,
    expiresAt: now() + lifeMs,
  });

  function revoke(): void {
    const known = current && tokens.get(current.value);
    if (known) known.isRevoked = true;
    current = undefined;
  }

  function force(): void {
    forced = forced.filter((at) => at > now() - 24 * 3_600_000);
    if (forced.length >= forcedMaxPerDay) throw new WechatFailure(45009);
    if (forced.some((at) => at > now() - forcedEveryMs)) throw new WechatFailure(45011);
    forced.push(now());
    revoke();
  }

  const secondsOf = ({ expiresAt }: Kept) => Math.floor((expiresAt - now()) / 1_000);

  return {
    issue(isForced: boolean): { access_token: string; expires_in: number } {
      if (isForced) force();
      if (!current || current.expiresAt - now() <= renewWithinMs) {
        current = make('99_');
        issuedCount += 1;
        tokens.set(current.value, { expiresAt: current.expiresAt, isRevoked: false });
      }
      return { access_token: current.value, expires_in: secondsOf(current) };
    },

    assertGood(token: string | undefined): void {
      if (!token) throw new WechatFailure(41001);
      const known = tokens.get(token);
      if (!known || known.isRevoked) throw new WechatFailure(40001);
      if (known.expiresAt <= now()) throw new WechatFailure(42001);
    },

    ticket(): { ticket: string; expires_in: number } {
      if (!ticket || ticket.expiresAt <= now()) ticket = make('kgt8');
      return { ticket: ticket.value, expires_in: secondsOf(ticket) };
    },

    /** As when somebody else forces a new one: the token in use is no longer good. */
    revoke,
    get issuedCount() {
      return issuedCount;
    },
  };
}
export type AccountToken = ReturnType<typeof createAccountToken>;
