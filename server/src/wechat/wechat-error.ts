/** Why WeChat did not do something. `unreachable`: no answer, or none that makes sense; it may have done it all the same. */
export type WechatReason =
  | 'unreachable'
  | 'busy'
  | 'quota'
  | 'tokenNotGood'
  | 'codeNotGood'
  | 'notAllowed'
  | 'recipient'
  | 'refused'
  | 'template'
  | 'other';

const reasons: Record<number, WechatReason> = {
  [-1]: 'busy',
  40001: 'tokenNotGood',
  40014: 'tokenNotGood',
  42001: 'tokenNotGood',
  40029: 'codeNotGood',
  40163: 'codeNotGood',
  48001: 'notAllowed',
  40003: 'recipient',
  43004: 'recipient',
  43101: 'refused',
  40037: 'template',
  47003: 'template',
  45009: 'quota',
  45011: 'quota',
};

export class WechatError extends Error {
  readonly reason: WechatReason;
  /** WeChat's own number; null where it gave none. */
  readonly errcode: number | null;

  private constructor(reason: WechatReason, errcode: number | null, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WechatError';
    this.reason = reason;
    this.errcode = errcode;
  }

  static ofCode(errcode: number, errmsg: string, path: string): WechatError {
    return new WechatError(reasons[errcode] ?? 'other', errcode, `${path}: ${errcode} ${errmsg}`);
  }

  static unreachable(what: string, cause?: unknown): WechatError {
    return new WechatError('unreachable', null, what, cause);
  }
}
