import { connect } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';

describe('the servers of the tests', () => {
  it('Redis answers on its address', async () => {
    const { hostname, port } = new URL(inject('redisUrl'));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => socket.write('PING\r\n'));
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        resolve(chunk.toString());
        socket.destroy();
      });
    });
    expect(answer).toBe('+PONG\r\n');
  });

  it('PostgreSQL keeps Chinese text', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    const { rows } = await client.query<{ text: string; length: number }>(
      'select $1::text as text, length($1) as length',
      ['云坐席𠮷'],
    );
    await client.end();
    expect(rows).toEqual([{ text: '云坐席𠮷', length: 4 }]);
  });
});
