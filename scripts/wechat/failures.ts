// What WeChat answers when it does not do something: HTTP 200 with an errcode.

const texts = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40030: 'invalid refresh_token',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
} as const;
export type ErrCode = keyof typeof texts;

export class WechatFailure extends Error {
  readonly errcode: ErrCode;
  constructor(errcode: ErrCode, detail = '') {
    super(`${texts[errcode]}${detail === '' ? '' : ` ${detail}`}`);
    this.errcode = errcode;
  }
  toBody(): { errcode: number; errmsg: string } {
    return { errcode: this.errcode, errmsg: `${this.message} rid: 00000000-00000000-00000000` };
  }
}
