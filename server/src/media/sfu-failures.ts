import type { ErrorCode } from '@cloudseat/shared/contract/errors.ts';
import type { SfuErrorBody, SfuErrorCode } from '@cloudseat/shared/contract/sfu.ts';
import { AppError } from '../platform/errors.ts';

const codes: Record<SfuErrorCode, ErrorCode> = {
  NOT_FOUND: 'NOT_FOUND',
  REFUSED: 'MEDIA_REFUSED',
  DRAINING: 'MEDIA_NODE_LOST',
  UNAVAILABLE: 'MEDIA_NODE_LOST',
  // These are faults of ours, not of the page.
  BAD_REQUEST: 'INTERNAL',
  UNKNOWN_METHOD: 'INTERNAL',
  UNSUPPORTED_PROTOCOL: 'INTERNAL',
  CONFLICT: 'INTERNAL',
  INTERNAL: 'INTERNAL',
};

/** What a node's refusal means to a page. A room the node does not have is ROOM_NOT_OPEN. */
export function toAppError(method: string, body: SfuErrorBody): AppError {
  const isRoomGone = body.code === 'NOT_FOUND' && body.details?.noun === 'room';
  // The room is well, it is the recorder that is not: no reason to look for another node.
  const isUnrecorded = body.code === 'UNAVAILABLE' && method.startsWith('recording:');
  const code = isRoomGone ? 'ROOM_NOT_OPEN' : isUnrecorded ? 'UNAVAILABLE' : codes[body.code];
  return new AppError(code, `${method}: ${body.message}`, { ...body.details, sfuCode: body.code });
}

export const nodeLost = (problem: string, cause?: unknown) =>
  new AppError('MEDIA_NODE_LOST', problem, undefined, { cause });
