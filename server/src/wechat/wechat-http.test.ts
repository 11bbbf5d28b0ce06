import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createWechatHttp } from './wechat-http.ts';

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => void server?.close());

type Answer = { status?: number; type?: string; text: string } | 'hangUp';

/** A WeChat that gives these answers, one after the other. */
async function askWith(answers: Answer[], isRepeatable = true) {
  const left = [...answers];
  const listening = createServer((request, response) => {
    const answer = left.shift() ?? 'hangUp';
    if (answer === 'hangUp') return request.socket.destroy();
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json' });
    response.end(answer.text);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const ask = createWechatHttp(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
  const output = z.object({ value: z.int() });
  const answer = ask({ path: '/sns/thing', query: { secret: 'top' }, output, isRepeatable });
  return { answer, leftCount: () => left.length };
}
const good = { text: '{"value":7}' };
const busy = { text: '{"errcode":-1,"errmsg":"system error"}' };
const broken = { status: 500, type: 'text/html', text: '<h1>oops</h1>' };

it('reads JSON whatever it calls itself', async () => {
  const { answer } = await askWith([{ ...good, type: 'text/plain' }]);
  expect(await answer).toEqual({ value: 7 });
});

it.each([
  ['busy', busy],
  ['broken', broken],
  ['gone', 'hangUp' as const],
])('asks once more when WeChat is %s', async (_how, first) => {
  const { answer, leftCount } = await askWith([first, good, good]);
  expect(await answer).toEqual({ value: 7 });
  expect(leftCount()).toBe(1);
});

it('asks no third time', async () => {
  const { answer, leftCount } = await askWith([busy, busy, good]);
  await expect(answer).rejects.toMatchObject({ reason: 'busy', errcode: -1 });
  expect(leftCount()).toBe(1);
});

it('does not repeat what may have been done, and what WeChat refused', async () => {
  const sent = await askWith([broken, good], false);
  await expect(sent.answer).rejects.toMatchObject({ reason: 'unreachable', errcode: null });
  expect(sent.leftCount()).toBe(1);
  const refused = await askWith([{ text: '{"errcode":43101,"errmsg":"user refuse"}' }, good]);
  await expect(refused.answer).rejects.toMatchObject({ reason: 'refused', errcode: 43101 });
  expect(refused.leftCount()).toBe(1);
});

it.each([
  ['no JSON', '<html>'],
  ['another form', '{"value":"seven"}'],
])('takes %s for no answer, and names no secret', async (_what, text) => {
  const { answer } = await askWith([{ text }, { text }]);
  const error = await answer.then(
    () => null,
    (thrown: Error) => thrown,
  );
  expect(error).toMatchObject({ reason: 'unreachable' });
  expect(String(error)).not.toContain('top');
});
