// The invented people who use WeChat here. Who holds the phone is chosen by a cookie of the test server.
import { createHash } from 'node:crypto';

export type WechatPerson = {
  personId: string;
  nickname: string;
  /** Opened the page without WeChat's full service: an account that stands for nobody. */
  isSnapshot: boolean;
  /** Takes no messages of this account. */
  refusesMessages: boolean;
  note: string;
};

const plain = { isSnapshot: false, refusesMessages: false };

export const people: readonly [WechatPerson, ...WechatPerson[]] = [
  { ...plain, personId: 'li-na', nickname: '李娜', note: '平常的用户' },
  { ...plain, personId: 'wang-wei', nickname: '大伟🌻2026', note: '昵称里有表情和数字' },
  { ...plain, personId: 'zhao-min', nickname: '赵敏', refusesMessages: true, note: '不接收消息（43101）' },
  { ...plain, personId: 'preview', nickname: '微信用户', isSnapshot: true, note: '快照页的虚拟账号' },
];

export const personCookie = 'wechat-person';

export const findPerson = (personId: string | undefined) =>
  people.find((person) => person.personId === personId);

/** Of one person with one account; another account sees another id. */
export const openIdOf = (appId: string, { personId }: WechatPerson): string =>
  `o${createHash('sha256').update(`${appId} ${personId}`).digest('base64url').slice(0, 27)}`;
