export type WechatKeys = ReturnType<typeof createWechatKeys>;
export type CredentialKind = 'token' | 'ticket';

/** Every Redis key of WeChat. Hashes stand for states and for what browsers hold: no key holds either. */
export function createWechatKeys(tenant: string, appId: string) {
  const key = (...parts: string[]) => [`{cs:${tenant}}`, 'wechat', appId, ...parts].join(':');
  return {
    /** String, encrypted: the account's token, or the ticket of pages. Lives as long as it is good. */
    credential: (kind: CredentialKind) => key(kind),
    /** String: who fetches it at the moment. Lives 12 s, longer than fetching takes. */
    credentialLock: (kind: CredentialKind) => key('lock', kind),
    /** String (JSON): where a browser left for WeChat, and which browser. Lives 10 min. */
    entry: (stateHash: string) => key('entry', stateHash),
    /** String: a callback is being worked on. Lives 22 s. */
    claim: (stateHash: string) => key('claim', stateHash),
    /** String (JSON): what came of it, for the same callback coming again. Lives 10 min. */
    outcome: (stateHash: string) => key('outcome', stateHash),
    /** String: the open id behind a browser. Lives 7 days. */
    browser: (tokenHash: string) => key('browser', tokenHash),
  };
}
