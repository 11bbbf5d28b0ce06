import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { onRedisBack } from './redis.ts';

it('tells of a connection that was lost and is ready again, once each time, and not of the first', () => {
  const connection = new EventEmitter();
  const handle = vi.fn();
  onRedisBack(connection as never, handle);
  connection.emit('ready');
  expect(handle).not.toHaveBeenCalled();
  connection.emit('close');
  connection.emit('close');
  connection.emit('ready');
  connection.emit('ready');
  expect(handle).toHaveBeenCalledOnce();
});
