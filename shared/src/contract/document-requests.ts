import { z } from 'zod';
import { MarkId, MarkKind, PageNumber, PagePoint, StrokePoints } from '../nouns/document.ts';
import { MaterialId, RequestId, RoomId } from '../nouns/ids.ts';
import { request } from './define.ts';

const both = ['applicant', 'agent'] as const;
const agent = ['agent'] as const;
const onPage = { roomId: RoomId, materialId: MaterialId, page: PageNumber };
const roomErrors = ['NOT_FOUND', 'ROOM_NOT_OPEN'] as const;
const shownErrors = [...roomErrors, 'DOCUMENT_NOT_SHOWN'] as const;
const done = z.object({});

/** Looking at a file together, in the room of a call that runs. Its state is part of the room's view. */
export const documentRequests = {
  /** The call's agent puts a file in the middle of both pages; another one takes its place. */
  'document:show': request({
    input: z.object({ requestId: RequestId, ...onPage }),
    output: done,
    errors: [...roomErrors, 'DOCUMENT_NO_PAGES', 'DOCUMENT_LOCKED', 'DOCUMENT_BROKEN', 'DOCUMENT_TOO_LONG'],
    roles: agent,
    timeoutMs: 20_000,
  }),
  /** The agent leads; who has leafed on by themselves stays there until they come back. */
  'document:turnPage': request({ input: z.object(onPage), output: done, errors: shownErrors, roles: agent }),
  'document:hide': request({
    input: z.object({ requestId: RequestId, roomId: RoomId }),
    output: done,
    errors: roomErrors,
    roles: agent,
  }),
  /** Where one points just now; null takes the pointer away. Kept nowhere, and dropped for a page that is busy. */
  'document:point': request({
    input: z.object({ ...onPage, point: PagePoint.nullable() }),
    output: done,
    errors: shownErrors,
    roles: both,
  }),
  /** A stroke while it is drawn: the points from `offset` (in points) on. Kept nowhere: the whole follows with mark:add. */
  'mark:draw': request({
    input: z.object({ ...onPage, markId: MarkId, offset: z.int().min(0).max(10_000), points: StrokePoints }),
    output: done,
    errors: shownErrors,
    roles: both,
  }),
  /** Keeps a mark. The page makes its id: a repeat changes nothing. */
  'mark:add': request({
    input: z.object({
      requestId: RequestId,
      ...onPage,
      markId: MarkId,
      kind: MarkKind,
      points: StrokePoints,
    }),
    output: z.object({ sequence: z.int().positive() }),
    errors: [...shownErrors, 'MARKS_FULL'],
    roles: both,
  }),
  /** Takes a mark of one's own back. */
  'mark:remove': request({
    input: z.object({ requestId: RequestId, roomId: RoomId, materialId: MaterialId, markId: MarkId }),
    output: done,
    errors: shownErrors,
    roles: both,
  }),
  /** Takes all marks of the shown file away; the call's agent only. */
  'mark:clear': request({
    input: z.object({ requestId: RequestId, roomId: RoomId, materialId: MaterialId }),
    output: z.object({ removedCount: z.int().nonnegative() }),
    errors: shownErrors,
    roles: agent,
  }),
};
