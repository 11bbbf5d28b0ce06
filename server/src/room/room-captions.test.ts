import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { nodeLost } from '../media/sfu-failures.ts';
import { RoomCaptions } from './room-captions.ts';

const applicant = PeerId.parse('applicant-1');
const agent = PeerId.parse('agent-1');

/** A node that answers as it is told, and remembers what it was asked. */
function createRoom(captionSource: CaptionSource = 'recogniser') {
  const peers = new Map([applicant, agent].map((peerId) => [peerId, {}]));
  const listeners = new Map<string, (data: never) => void>();
  const asked: string[] = [];
  const node = { answer: async () => true };
  let changedCount = 0;
  const captions = new RoomCaptions({
    remote: {
      ...{ captionSource, isClosed: false, peers },
      on: (name, listener) => {
        listeners.set(name, listener);
        return () => undefined;
      },
      setCaptions({ peerIds, audience }) {
        asked.push(`${peerIds.join('+') || 'nobody'}${audience && ` for ${audience}`}`);
        return node.answer();
      },
    },
    logger: pino({ level: 'silent' }),
    mayRead: () => true,
    onChanged: () => {
      changedCount += 1;
    },
  });
  let version = 0;
  return {
    ...{ captions, peers, asked, node },
    changedCount: () => changedCount,
    wish(...peerIds: PeerId[]): boolean {
      version += 1;
      return captions.setWishes({ version, language: 'zh', peerIds });
    },
    tell: (name: string, data: object = {}) => listeners.get(name)?.(data as never),
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

describe('captions of a room, as this server asks for them', () => {
  it('are asked for once, until something of it changes', () => {
    const room = createRoom();
    room.captions.sync();
    room.wish(applicant);
    room.captions.sync();
    room.wish(applicant, agent);
    room.captions.setAudience('held-7');
    room.captions.setAudience('held-7');
    room.wish();
    const both = `${agent}+${applicant}`;
    expect(room.asked).toEqual([both, `${both} for held-7`, 'nobody for held-7']);
  });

  it('follow who is in the room: who wanted them and left is not listened for', () => {
    const room = createRoom();
    room.wish(applicant);
    room.peers.delete(applicant);
    room.tell('peer:closed');
    room.peers.set(applicant, {});
    room.tell('peer:opened');
    const both = `${agent}+${applicant}`;
    expect(room.asked).toEqual([both, 'nobody', both]);
  });

  it('are not available while the node is out of reach, and asked for again when it is back, off as well as on', async () => {
    const room = createRoom();
    room.node.answer = async () => {
      throw nodeLost('the link is down');
    };
    room.wish(applicant);
    await room.settle();
    expect(room.captions.present(agent)).toEqual({
      ...{ source: 'recogniser', isWanted: false, isRunning: true, isAvailable: false },
    });
    room.wish();
    room.node.answer = async () => true;
    room.tell('room:resumed');
    await room.settle();
    expect(room.asked.at(-1)).toBe('nobody');
    expect(room.captions.present(agent)).toMatchObject({ isRunning: false, isAvailable: true });
    expect(room.changedCount()).toBe(2);
  });

  it('are told as failed and as back, each once', () => {
    const room = createRoom();
    room.wish(applicant);
    for (const isAvailable of [false, false, true]) room.tell('captions:stateChanged', { isAvailable });
    expect(room.changedCount()).toBe(2);
  });

  it('take an older word about who wants them for no news', () => {
    const room = createRoom();
    expect(room.wish(applicant)).toBe(true);
    expect(room.captions.setWishes({ version: 1, language: 'zh', peerIds: [agent] })).toBe(false);
    expect(room.captions.present(applicant)?.isWanted).toBe(true);
  });

  it('are nothing on a node without a recogniser', () => {
    const room = createRoom('none');
    room.wish(applicant);
    expect(room.asked).toEqual([]);
    expect(room.captions.present(applicant)).toBeNull();
  });
});
