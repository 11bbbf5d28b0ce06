// What the phone sees: authorization pages. In: the link a page of ours leads to. Out: a redirect with a code, or without
// one where the person refused.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from './grants.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { findPerson, people, personCookie, type WechatPerson } from './people.ts';
import type { World } from './world.ts';

/** WeChat checks the link against one pattern: other parameters, or another order, and there is no page. */
const order = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'];
const stateMaxBytes = 128;

type Asked = { redirectUri: URL; scope: Scope; state: string };

export function registerAuthorize(app: FastifyInstance, world: World): void {
  app.get('/connect/oauth2/authorize', async (request, reply) => {
    const asked = readLink(request.url, world);
    if (typeof asked === 'string') return showProblem(reply, asked);
    const person = personOf(request);
    if (asked.scope === 'snsapi_base') return allow(reply, asked, person);
    return reply.type('text/html').send(consentPage(request.url, person));
  });

  app.get('/connect/oauth2/answer', async (request, reply) => {
    const { link = '', allows } = request.query as { link?: string; allows?: string };
    const asked = readLink(link, world);
    if (typeof asked === 'string') return showProblem(reply, asked);
    if (allows === '1') return allow(reply, asked, personOf(request));
    return reply.redirect(backTo(asked, null), 302);
  });

  app.get('/be', async (request, reply) => {
    const person = findPerson((request.query as { person?: string }).person);
    if (!person) return showProblem(reply, '没有这个人');
    return reply
      .header('set-cookie', `${personCookie}=${person.personId}; Path=/; HttpOnly`)
      .redirect('/inbox.html', 302);
  });

  function allow(reply: FastifyReply, asked: Asked, person: WechatPerson) {
    return reply.redirect(backTo(asked, world.grants.giveCode(person, asked.scope)), 302);
  }
}

/** What a link asks for, or what is wrong with it in WeChat's words. */
function readLink(link: string, { appId, redirectHosts }: World): Asked | string {
  const { pathname, searchParams: query } = new URL(link, 'http://wechat.invalid');
  if (pathname !== '/connect/oauth2/authorize') return '参数错误';
  if (query.get('appid') !== appId) return 'appid 参数错误，错误码:10012';
  if ([...query.keys()].join() !== order.join()) return '参数错误：参数的顺序不对';
  if (query.get('response_type') !== 'code') return '参数错误：response_type';
  const scope = query.get('scope');
  if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo')
    return 'Scope 参数错误或没有 Scope 权限，错误码:10005';
  const state = query.get('state') ?? '';
  if (Buffer.byteLength(state) > stateMaxBytes || !/^[\w-]*$/.test(state))
    return 'state 参数错误，错误码:10013';
  const redirectUri = URL.parse(query.get('redirect_uri') ?? '');
  if (redirectUri === null || !redirectHosts.includes(redirectUri.hostname))
    return 'redirect_uri 域名与后台配置不一致，错误码:10003';
  return { redirectUri, scope, state };
}

function backTo({ redirectUri, state }: Asked, code: string | null): string {
  const url = new URL(redirectUri);
  if (code !== null) url.searchParams.set('code', code);
  url.searchParams.set('state', state);
  return url.href;
}

export function personOf(request: FastifyRequest): WechatPerson {
  const pattern = new RegExp(`(?:^|;\\s*)${personCookie}=([\\w-]+)`);
  return findPerson(pattern.exec(request.headers.cookie ?? '')?.[1]) ?? people[0];
}

const showProblem = (reply: FastifyReply, problem: string) =>
  reply.type('text/html').send(htmlPage('微信', `<h1>${escapeHtml(problem)}</h1>`));

function consentPage(link: string, { nickname }: WechatPerson): string {
  const answer = (allows: 0 | 1, label: string) =>
    `<p><a class="button" href="/connect/oauth2/answer?${new URLSearchParams({ link, allows: String(allows) })}">${label}</a></p>`;
  return htmlPage(
    '微信授权',
    `<h1>云坐席 申请使用</h1><p>你的昵称、头像、地区和性别</p><p>当前微信：${escapeHtml(nickname)}</p>
     ${answer(1, '允许')}${answer(0, '拒绝')}`,
  );
}
