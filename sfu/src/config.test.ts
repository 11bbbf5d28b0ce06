import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const secret = { CLOUDSEAT_SFU_SECRET: 'a-secret-for-tests-only' };

describe('the configuration', () => {
  it('needs a secret alone', () => {
    const config = readConfig(secret);
    expect(config.control).toEqual({ host: '127.0.0.1', port: 8090 });
    expect(config.media).toMatchObject({ ip: '127.0.0.1', basePort: 40_000, announcedAddress: undefined });
    expect(config.media.workerCount).toBeGreaterThan(0);
    expect(config.nodeId).toMatch(/^[A-Za-z0-9_-]+-8090$/);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(
      readConfig({ ...secret, CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: '' }).media.announcedAddress,
    ).toBeUndefined();
  });

  it('names all problems at once', () => {
    const broken = {
      CLOUDSEAT_SFU_SECRET: 'short',
      CLOUDSEAT_SFU_MEDIA_IP: 'localhost',
      CLOUDSEAT_SFU_WORKERS: '0',
      CLOUDSEAT_SFU_NODE_ID: 'with space',
    };
    for (const name of Object.keys(broken)) expect(() => readConfig(broken)).toThrow(name);
  });

  it('makes no captions unless told by what', () => {
    const read = (captions: string) => readConfig({ ...secret, CLOUDSEAT_CAPTIONS: captions }).captions;
    expect(['', 'demo', 'wss://asr.example:10095'].map(read)).toEqual([
      ...['none', 'demo', 'wss://asr.example:10095'],
    ]);
    for (const wrong of ['yes', 'http://asr.example'])
      expect(() => read(wrong)).toThrow('CLOUDSEAT_CAPTIONS');
  });

  it('wants an address to announce when it listens on all', () => {
    const wildcard = { ...secret, CLOUDSEAT_SFU_MEDIA_IP: '0.0.0.0' };
    expect(() => readConfig(wildcard)).toThrow('CLOUDSEAT_SFU_ANNOUNCED_ADDRESS');
    const announced = { ...wildcard, CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: '192.0.2.1' };
    expect(readConfig(announced).media.announcedAddress).toBe('192.0.2.1');
  });

  it('takes what other nodes send where it takes media, or where it is told, if they can send there', () => {
    const read = (environment: Record<string, string>) => readConfig({ ...secret, ...environment }).pipes;
    expect(read({ CLOUDSEAT_SFU_MEDIA_IP: '192.0.2.1' })).toMatchObject({ ip: '192.0.2.1' });
    const own = { CLOUDSEAT_SFU_PIPE_ADDRESS: '10.0.0.1', CLOUDSEAT_SFU_PIPE_PORTS: '21000-21999' };
    const portRange = { min: 21_000, max: 21_999 };
    expect(read(own)).toEqual({ ip: '10.0.0.1', announcedAddress: undefined, portRange });
    const all = { CLOUDSEAT_SFU_MEDIA_IP: '0.0.0.0' };
    expect(read({ ...all, CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: '192.0.2.1' })).toMatchObject({
      ...{ ip: '0.0.0.0', announcedAddress: '192.0.2.1' },
    });
    expect(read({ ...all, CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: 'media.example' })).toBeNull();
    for (const wrong of ['21000', '22000-21000', '0-10', '1-70000'])
      expect(() => read({ CLOUDSEAT_SFU_PIPE_PORTS: wrong })).toThrow('CLOUDSEAT_SFU_PIPE_PORTS');
  });
});
