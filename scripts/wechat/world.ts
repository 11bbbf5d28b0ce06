// Everything this WeChat knows, in memory.
import { type AccountToken, createAccountToken } from './account-token.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGrants, type Grants } from './grants.ts';
import { createInbox, type Inbox } from './inbox.ts';

export type AccountOptions = {
  appId: string;
  appSecret: string;
  /** Domains that authorization may lead back to, without ports. */
  redirectHosts: readonly string[];
};
export type World = AccountOptions & {
  grants: Grants;
  token: AccountToken;
  inbox: Inbox;
  faults: Faults;
  now(): number;
  /** Lets time pass: codes, tokens and tickets grow old. */
  advance(ms: number): void;
};

export function createWorld(options: AccountOptions): World {
  let offsetMs = 0;
  const now = () => Date.now() + offsetMs;
  return {
    ...options,
    grants: createGrants(now),
    token: createAccountToken(now),
    inbox: createInbox(now),
    faults: createFaults(),
    now,
    advance(ms) {
      offsetMs += ms;
    },
  };
}
