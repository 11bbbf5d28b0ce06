// Behind web authorization: /sns/…, asked by our server.
import type { FastifyInstance } from 'fastify';
import { WechatFailure } from './failures.ts';
import { grantSeconds } from './grants.ts';
import { openIdOf } from './people.ts';
import type { World } from './world.ts';

type Query = Partial<
  Record<'appid' | 'secret' | 'code' | 'grant_type' | 'refresh_token' | 'access_token' | 'openid', string>
>;
type Exchanged = ReturnType<World['grants']['exchange']>;

export function registerSns(app: FastifyInstance, world: World): void {
  const { grants, appId } = world;

  const present = ({ person, scope, accessToken, refreshToken }: Exchanged) => ({
    access_token: accessToken,
    expires_in: grantSeconds,
    refresh_token: refreshToken,
    openid: openIdOf(appId, person),
    scope,
    ...(person.isSnapshot ? { is_snapshotuser: 1 } : {}),
  });

  /** The grant of a token, for its own openid alone. */
  function getGrant({ access_token: token = '', openid }: Query) {
    const grant = grants.get(token);
    if (openIdOf(appId, grant.person) !== openid) throw new WechatFailure(40003);
    return grant;
  }

  app.get<{ Querystring: Query }>('/sns/oauth2/access_token', async ({ query }) => {
    if (query.appid !== appId) throw new WechatFailure(40013);
    if (query.secret !== world.appSecret) throw new WechatFailure(40125);
    return present(grants.exchange(query.code ?? ''));
  });

  app.get<{ Querystring: Query }>('/sns/oauth2/refresh_token', async ({ query }) => {
    if (query.appid !== appId) throw new WechatFailure(40013);
    return present(grants.refresh(query.refresh_token ?? ''));
  });

  app.get<{ Querystring: Query }>('/sns/auth', async ({ query }) => {
    getGrant(query);
    return { errcode: 0, errmsg: 'ok' };
  });

  app.get<{ Querystring: Query }>('/sns/userinfo', async ({ query }) => {
    const { person, scope } = getGrant(query);
    if (scope !== 'snsapi_userinfo') throw new WechatFailure(48001);
    return {
      ...{ openid: query.openid, nickname: person.nickname, sex: 0, province: '', city: '', country: '' },
      ...{ headimgurl: '', privilege: [] },
    };
  });
}
