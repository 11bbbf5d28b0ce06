import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { sfuMethods } from '@cloudseat/shared/contract/sfu-methods.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opus, vp8Simulcast } from '../test-support/rtp.ts';
import { freshId, joinPeer, openRoom, produce } from '../test-support/steps.ts';
import { TestLink } from '../test-support/test-link.ts';
import { startTestNode, testSecret } from '../test-support/test-node.ts';

let running: Awaited<ReturnType<typeof startTestNode>>;
let link: TestLink;
beforeAll(async () => {
  running = await startTestNode();
  link = await running.link('server-a');
});
afterAll(() => running.close());

describe('who does not know the secret', () => {
  it.each(['', 'a-secret-for-tests-onlY', `${testSecret}x`])('is answered 401 (%j)', async (secret) => {
    await expect(TestLink.dial(running.url, secret)).rejects.toThrow('401');
  });

  it('finds no other path', async () => {
    const request = httpRequest(running.url.replace('ws', 'http'), { path: '/else' }).end();
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(404);
    response.resume();
  });
});

describe('a frame that does not fit', () => {
  it.each(Object.keys(sfuMethods).filter((method) => method !== 'node:ping'))(
    'is answered BAD_REQUEST by %s',
    async (method) => {
      const answer = await link.ask(method, { roomId: 'spaces are not allowed', roomIds: 7 });
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', details: { method } } });
    },
  );

  it.each(['room:explode', 'constructor', '__proto__', ''])(
    'names a method nobody knows: %j',
    async (method) => {
      expect(await link.ask(method, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
    },
  );

  it.each(['no json', '[]', '{"method":"node:ping"}', '{"id":-1,"method":"node:ping"}'])(
    'and has no id cuts the link: %s',
    async (text) => {
      const badLink = await running.link('server-bad');
      badLink.socket.send(text);
      const [code] = await once(badLink.socket, 'close');
      expect(code).toBe(1008);
    },
  );

  it('comes before hello', async () => {
    const rude = await TestLink.dial(running.url, testSecret);
    expect(await rude.ask('node:ping', {})).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    const tooNew = await rude.ask('node:hello', { protocolVersion: 99, serverId: 'server-new' });
    expect(tooNew).toMatchObject({ ok: false, error: { code: 'UNSUPPORTED_PROTOCOL' } });
    rude.close();
  });
});

describe('parameters that mediasoup does not take', () => {
  it('are answered REFUSED and harm nothing else', async () => {
    const { roomId } = await openRoom(link);
    const peer = await joinPeer(link, roomId);
    const vp9 = {
      ...vp8Simulcast(90_000),
      codecs: [{ mimeType: 'video/VP9', payloadType: 98, clockRate: 90_000 }],
    };
    const noCodecFields = { codecs: [{ mimeType: 'video/VP8', payloadType: -5 }] };
    for (const rtpParameters of [
      vp9,
      noCodecFields,
      opus(90_100),
      { ...vp8Simulcast(90_200), encodings: [{ ssrc: 'x' }] },
    ]) {
      const attempt = produce(link, peer, 'camera', rtpParameters);
      await expect(attempt).rejects.toMatchObject({ code: 'REFUSED' });
    }
    const fingerprints = [{ algorithm: 'md5', value: 'AB' }];
    const connect = { roomId, transportId: peer.sendTransportId, dtlsParameters: { fingerprints } };
    await expect(link.request('transport:connect', connect)).rejects.toMatchObject({ code: 'REFUSED' });
    await produce(link, peer);
    expect(running.node.pool.workers).toHaveLength(1);
  });

  it('name what is not here', async () => {
    const nothing = { roomId: freshId('room'), peerId: 'p', appData: {} };
    await expect(link.request('peer:open', nothing)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { noun: 'room' },
    });
    const { roomId } = await openRoom(link);
    const transport = { roomId, peerId: 'nobody', transportId: 't', direction: 'send' as const };
    await expect(link.request('transport:create', transport)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { noun: 'peer' },
    });
  });
});
