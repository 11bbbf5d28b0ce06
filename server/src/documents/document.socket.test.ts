import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import {
  AgentId,
  ApplicantId,
  CallId,
  MaterialId,
  ParticipantId,
  RoomId,
} from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallBrief } from '../call/call-lookup.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { createDocumentHandlers, type Seat } from './document.socket.ts';
import type { DocumentParts } from './documents.ts';
import { isFleeting, type RoomWord } from './room-word.ts';

const callId = CallId.parse('call');
const roomId = RoomId.parse('call');
const materialId = MaterialId.parse('file');
const context = {} as never;
const shown: SharedDocument = {
  ...{ materialId, fileName: 'a.pdf', page: 1, version: 1 },
  // Whoever put it there may have handed the call over since.
  agentId: AgentId.parse('earlier'),
};
const onPage = { roomId, materialId, page: 1 };
const stroke = { markId: 'stroke-0001', points: [0, 0, 1, 1] };

function start() {
  const call = {
    ...{ callId, applicantId: ApplicantId.parse('them'), agentId: AgentId.parse('now') },
    helperId: AgentId.parse('asked') as AgentId | null,
  } as CallBrief;
  let seat: Seat;
  const sit = (
    role: Seat['role'],
    personId: string,
    document: SharedDocument | null = shown,
    review: Seat['review'] = null,
  ) => {
    seat = { callId, role, personId, shown: document, review, participantId: ParticipantId.parse(personId) };
  };
  const words: RoomWord[] = [];
  const getDocument = vi.fn(async () => ({ material: { callId, fileName: 'a.pdf' }, info: { pages: [{}] } }));
  const findMaterial = vi.fn(async () => ({ callId: CallId.parse('another') }));
  const add = vi.fn(async (mark: object) => ({ mark: { ...mark, sequence: 1 }, isNew: true }));
  const parts = {
    ...{ getDocument, findMaterial },
    marks: { countOn: async () => 0, add, remove: async () => true, clear: async () => ['stroke-0001'] },
    shown: {
      find: async () => ({ version: 1, document: shown }),
      turn: vi.fn(),
      show: vi.fn(async () => ({ version: 2, document: shown })),
    },
  } as unknown as DocumentParts;
  const clock = createTestClock();
  const findCall = vi.fn(async () => call);
  const handlers = createDocumentHandlers({
    ...{ parts, clock, lookup: { findCall } },
    enter: () => seat,
    isOfCase: async (_callId, caseId) => caseId === 'its case',
    publishShown: async () => undefined,
    publishWord: async (_callId, _from, word) => void words.push(word),
  });
  return { handlers, sit, words, call, clock, findCall, getDocument };
}
let stage: ReturnType<typeof start>;
beforeEach(() => {
  stage = start();
});
const requestId = 'r' as never;
const refused = (code: string) => expect.objectContaining({ code });

describe('a hand on the shared page', () => {
  it('is the applicant’s, the agent’s of the call as it is now, or of who is consulted', async () => {
    const { handlers, sit, words } = stage;
    for (const [role, personId] of [
      ['applicant', 'them'],
      ['agent', 'now'],
      ['agent', 'asked'],
    ] as const) {
      sit(role, personId);
      await handlers['mark:add']({ ...onPage, ...stroke, requestId, kind: 'pen' }, context);
    }
    const authors = words.map((word) => word.name === 'mark:added' && word.payload.mark.author);
    expect(authors).toEqual(['applicant', 'agent', 'helper']);
  });

  it('is nobody else’s, though they were in the room before or show the file', async () => {
    const { handlers, sit, words } = stage;
    for (const [role, personId] of [
      ['agent', 'earlier'],
      ['applicant', 'another'],
      ['agent', 'them'],
    ] as const) {
      sit(role, personId);
      const tries = [
        handlers['mark:add']({ ...onPage, ...stroke, requestId, kind: 'pen' }, context),
        handlers['mark:draw']({ ...onPage, ...stroke, offset: 0 }, context),
        handlers['document:point']({ ...onPage, point: [0, 0] }, context),
        handlers['mark:remove']({ ...onPage, markId: stroke.markId, requestId }, context),
        handlers['mark:clear']({ ...onPage, requestId }, context),
      ];
      for (const outcome of await Promise.allSettled(tries))
        expect(outcome).toMatchObject({ reason: refused('NOT_FOUND') });
    }
    expect(words).toEqual([]);
  });

  it('points by what was read of the call a moment ago, and not by what was read before that', async () => {
    const { handlers, sit, call, clock, findCall } = stage;
    sit('agent', 'asked');
    const point = () => handlers['document:point']({ ...onPage, point: [0, 0] }, context);
    await point();
    await point();
    expect(findCall).toHaveBeenCalledTimes(1);
    call.helperId = null;
    clock.advance(1_000);
    await expect(point()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that leaves the page says so in a word that is not dropped', async () => {
    const { handlers, sit, words } = stage;
    sit('applicant', 'them');
    await handlers['document:point']({ ...onPage, point: [0, 0] }, context);
    await handlers['document:point']({ ...onPage, point: null }, context);
    expect(words.map(isFleeting)).toEqual([true, false]);
  });
});

describe('leading', () => {
  it('looks at the right before it opens anything', async () => {
    const { handlers, sit, getDocument } = stage;
    const other = { ...onPage, materialId: MaterialId.parse('elsewhere') };
    sit('agent', 'earlier');
    await expect(handlers['document:turnPage'](onPage, context)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    sit('agent', 'now');
    await expect(handlers['document:turnPage'](other, context)).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_SHOWN',
    });
    await expect(handlers['document:show']({ ...other, requestId }, context)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(getDocument).not.toHaveBeenCalled();
  });
});

describe('in the room of a review', () => {
  const review = {
    ...{ roomId, caseId: 'its case', mayLead: true, mayMark: true },
    author: 'agent' as NonNullable<Seat['review']>['author'],
  };
  const show = (input = onPage) => stage.handlers['document:show']({ ...input, requestId }, context);

  it('whoever leads shows papers of its case, and no others', async () => {
    const { sit, getDocument } = stage;
    sit('agent', 'chair', null, review);
    await show();
    expect(getDocument).toHaveBeenCalled();
    for (const refusing of [{ mayLead: false }, { caseId: 'another case' }, { caseId: null }]) {
      sit('agent', 'chair', null, { ...review, ...refusing });
      await expect(show()).rejects.toMatchObject(refused('NOT_FOUND'));
    }
    sit('applicant', 'chair', null, review);
    await expect(show()).rejects.toMatchObject(refused('NOT_FOUND'));
  });

  it('everybody inside points; marks stay with the paper and are made where all see them', async () => {
    const { handlers, sit, words, findCall } = stage;
    const draw = () => handlers['mark:add']({ ...onPage, ...stroke, requestId, kind: 'pen' }, context);
    sit('agent', 'reviewer', shown, { ...review, author: 'helper' });
    await handlers['document:point']({ ...onPage, point: [0, 0] }, context);
    await draw();
    expect(words).toMatchObject([
      { payload: { author: 'helper' } },
      { payload: { mark: { author: 'helper' } } },
    ]);
    await expect(handlers['mark:clear']({ ...onPage, requestId }, context)).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    sit('agent', 'reviewer', shown, { ...review, mayMark: false });
    await handlers['document:point']({ ...onPage, point: [0, 0] }, context);
    await expect(draw()).rejects.toMatchObject(refused('ROOM_NOT_OPEN'));
    sit('agent', 'reviewer', null, review);
    await expect(draw()).rejects.toMatchObject(refused('DOCUMENT_NOT_SHOWN'));
    expect(findCall).not.toHaveBeenCalled();
  });
});
