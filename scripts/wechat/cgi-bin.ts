// The account's own interfaces: its token, the ticket for pages, messages to people.
import type { FastifyInstance } from 'fastify';
import { WechatFailure } from './failures.ts';
import { openIdOf, people } from './people.ts';
import { type MessageWay, readValues } from './templates.ts';
import type { World } from './world.ts';

type TokenBody = { grant_type?: string; appid?: string; secret?: string; force_refresh?: boolean };
type TokenQuery = { access_token?: string; type?: string };
type MessageBody = {
  touser?: string;
  template_id?: string;
  url?: string;
  page?: string;
  data?: unknown;
  client_msg_id?: string;
};

export function registerCgiBin(app: FastifyInstance, world: World): void {
  const { token, inbox, appId } = world;

  app.post<{ Body: TokenBody }>('/cgi-bin/stable_token', async ({ body }) => {
    if (body.appid !== appId) throw new WechatFailure(40013);
    if (body.secret !== world.appSecret) throw new WechatFailure(40125);
    return token.issue(body.force_refresh === true);
  });

  app.get<{ Querystring: TokenQuery }>('/cgi-bin/ticket/getticket', async ({ query }) => {
    token.assertGood(query.access_token);
    return { errcode: 0, errmsg: 'ok', ...token.ticket() };
  });

  /** Whether WeChat's machines reach ours. */
  app.post<{ Querystring: TokenQuery }>('/cgi-bin/callback/check', async ({ query }) => {
    token.assertGood(query.access_token);
    const place = { ip: '192.0.2.7', from_operator: 'UNICOM' };
    return {
      dns: [{ ip: place.ip, real_operator: place.from_operator }],
      ping: [{ ...place, package_loss: '0%', time: '12.3ms' }],
    };
  });

  const send =
    (way: MessageWay) =>
    async ({ query, body }: { query: TokenQuery; body: MessageBody }) => {
      token.assertGood(query.access_token);
      const person = people.find((one) => openIdOf(appId, one) === body.touser);
      if (!person || person.isSnapshot) throw new WechatFailure(40003);
      const { template, values } = readValues(way, body.template_id, body.data);
      if (person.refusesMessages) throw new WechatFailure(43101);
      const url = (way === 'template' ? body.url : body.page) ?? '';
      const clientId = way === 'template' ? (body.client_msg_id ?? '') : '';
      return { errcode: 0, errmsg: 'ok', msgid: inbox.deliver({ person, template, values, url, clientId }) };
    };
  app.post<{ Querystring: TokenQuery; Body: MessageBody }>(
    '/cgi-bin/message/template/send',
    send('template'),
  );
  app.post<{ Querystring: TokenQuery; Body: MessageBody }>(
    '/cgi-bin/message/subscribe/bizsend',
    send('subscription'),
  );
}
