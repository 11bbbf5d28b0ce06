// For tests and for people: the inbox, trouble on demand, time.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { personOf } from './authorize.ts';
import { faultKinds } from './faults.ts';
import { escapeHtml, htmlPage } from './html.ts';
import type { InboxMessage } from './inbox.ts';
import { people } from './people.ts';
import { labelOf } from './templates.ts';
import type { World } from './world.ts';

const FaultBody = z.object({
  kind: z.enum(faultKinds),
  path: z.string().startsWith('/').default('/'),
  times: z.int().min(1).default(1),
  delayMs: z.int().min(0).max(60_000).default(10_000),
});

export function registerControl(app: FastifyInstance, world: World): void {
  app.get('/', async (_request, reply) => reply.redirect('/inbox.html', 302));
  app.get('/inbox', async () => ({ messages: world.inbox.messages }));
  app.get('/inbox.html', async (request, reply) =>
    reply.type('text/html').send(inboxPage(world.inbox.messages, personOf(request).personId)),
  );
  app.post('/control/faults', async ({ body }, reply) => {
    const fault = FaultBody.safeParse(body);
    if (!fault.success) return reply.code(400).send({ problem: fault.error.message });
    world.faults.add(fault.data);
    return {};
  });
  app.delete('/control/faults', async () => {
    world.faults.clear();
    return {};
  });
  app.post('/control/advance', async ({ body }, reply) => {
    const time = z.object({ ms: z.int().min(0) }).safeParse(body);
    if (!time.success) return reply.code(400).send({ problem: time.error.message });
    world.advance(time.data.ms);
    return {};
  });
  app.post('/control/revoke-token', async () => {
    world.token.revoke();
    return {};
  });
}

function inboxPage(messages: readonly InboxMessage[], personId: string): string {
  const choices = people.map(
    (person) =>
      `<li><a href="/be?person=${person.personId}">${escapeHtml(person.nickname)}</a>（${escapeHtml(person.note)}）${person.personId === personId ? ' ← 现在是' : ''}</li>`,
  );
  const articles = [...messages].reverse().map(messageArticle);
  return htmlPage(
    '演示微信的消息',
    `<h1>演示微信</h1>
     <p>代替微信的测试服务。用手机浏览器的微信模式打开云坐席时，以这里选的人进入：</p><ul>${choices.join('')}</ul>
     <h2>收到的消息</h2>${articles.join('') || '<p>还没有消息。</p>'}`,
  );
}

function messageArticle({ at, to, title, values, url }: InboxMessage): string {
  const lines = Object.entries(values).map(
    ([field, value]) => `<dt>${escapeHtml(labelOf(field))}</dt><dd>${escapeHtml(value)}</dd>`,
  );
  const time = new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const link = /^https?:/.test(url) ? `<p><a href="${escapeHtml(url)}">查看详情</a></p>` : '';
  return `<article><strong>${escapeHtml(title)}</strong> → ${escapeHtml(to.nickname)}，${time}<dl>${lines.join('')}</dl>${link}</article>`;
}
