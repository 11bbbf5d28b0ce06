import type { SfuOutput } from '@cloudseat/shared/contract/sfu.ts';
import type { RoomInstanceId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { PipeId } from '@cloudseat/shared/contract/sfu-pipes.ts';
import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError } from '../platform/errors.ts';
import { firstResult } from './first-result.ts';
import type { RemoteProducer } from './remote-producer.ts';
import type { RemoteRoom } from './remote-room.ts';

type Piece = { producer: RemoteProducer; from: RemoteRoom; to: RemoteRoom };
type Closed = { otherId: RoomInstanceId; producerId: ProducerId; pipeId: PipeId };

/** A sending lost its other end meanwhile: once more, and after that it is a fault. */
const sendTries = 2;

/**
 * What the parts of a room send one another, asked for by this server. Others ask for the same; the nodes make everything once,
 * so that nothing is kept here but what need not be asked a second time.
 */
export class PartPipes {
  readonly #ways = new Map<string, Promise<void>>();
  readonly #pieces = new Map<string, Promise<void>>();

  /** From now on the producer may be consumed on `to`. `isKept`: also while nobody does. */
  reach(piece: Piece, isKept = false): Promise<void> {
    const { producer, from, to } = piece;
    if (from === to) return Promise.resolve();
    const key = keyOf(to, producer.producerId, isKept);
    return firstResult(this.#pieces, key, async () => {
      const [left, right] = [from, to].toSorted((one, other) =>
        one.instanceId.localeCompare(other.instanceId),
      ) as [RemoteRoom, RemoteRoom];
      await firstResult(this.#ways, `${left.instanceId} ${right.instanceId}`, () => openWay(left, right));
      await sendPiece(piece, isKept);
    });
  }

  /** Nothing is certain of it any more. */
  forgetAll(to: RemoteRoom): void {
    for (const key of this.#pieces.keys()) if (key.startsWith(`${to.instanceId} `)) this.#pieces.delete(key);
  }

  /** It may have ended there: asked for anew the next time. */
  forgetPiece(to: RemoteRoom, producerId: ProducerId): void {
    for (const isKept of [true, false]) this.#pieces.delete(keyOf(to, producerId, isKept));
  }

  /** `to` receives it no more: its sender need not send it. */
  async handleClosed(to: RemoteRoom, from: RemoteRoom | undefined, closed: Closed): Promise<void> {
    this.forgetPiece(to, closed.producerId);
    await from?.pipe('pipe:stop', { otherId: to.instanceId, pipeId: closed.pipeId });
  }
}

const keyOf = (to: RemoteRoom, producerId: ProducerId, isKept: boolean) =>
  `${to.instanceId} ${producerId} ${isKept}`;

async function openWay(left: RemoteRoom, right: RemoteRoom): Promise<void> {
  const [toLeft, toRight] = [{ otherId: left.instanceId }, { otherId: right.instanceId }];
  const [leftEnd, rightEnd] = await Promise.all([
    left.pipe('pipe:open', toRight),
    right.pipe('pipe:open', toLeft),
  ]);
  await Promise.all([
    left.pipe('pipe:connect', { ...toRight, end: rightEnd }),
    right.pipe('pipe:connect', { ...toLeft, end: leftEnd }),
  ]);
}

async function sendPiece({ producer, from, to }: Piece, isKept: boolean): Promise<void> {
  const { producerId, peerId, source, kind } = producer;
  let after: PipeId | null = null;
  for (let left = sendTries; left > 0; left -= 1) {
    const sending: SfuOutput<'pipe:send'> = await from.pipe('pipe:send', {
      otherId: to.instanceId,
      producerId,
      after,
    });
    try {
      const piece = { ...sending, producerId, peerId, source, kind, isKept };
      await to.pipe('pipe:receive', { otherId: from.instanceId, ...piece });
      return;
    } catch (error) {
      if (left === 1 || !isPipeOver(error)) throw error;
      after = sending.pipeId;
    }
  }
}

const isPipeOver = (error: unknown) =>
  error instanceof AppError && error.code === 'NOT_FOUND' && error.details?.noun === 'pipe';
