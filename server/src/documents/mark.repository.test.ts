import { CallId, MaterialId, ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createMarkRepository, type NewMark } from './mark.repository.ts';

describe.each(databaseKinds)('marks on %s', (kind) => {
  const db = useTestDatabase(kind);
  const repository = () => createMarkRepository(db());
  const applicant = ParticipantId.parse('applicant-1');
  const agent = ParticipantId.parse('agent-1');
  const make = (materialId: MaterialId, changes: Partial<NewMark> = {}): NewMark => ({
    markId: makeId(),
    callId: CallId.parse('the-call'),
    materialId,
    page: 2,
    author: 'applicant',
    participantId: applicant,
    kind: 'pen',
    points: [0, 0.25, 1, 0.3333],
    createdAt: 1_790_000_000_123,
    ...changes,
  });
  const freshFile = () => MaterialId.parse(makeId());

  it('lie in the order in which they came, each file with its own', async () => {
    const [file, other] = [freshFile(), freshFile()];
    const first = make(file);
    const second = make(file, { author: 'agent', participantId: agent, createdAt: 1 });
    await repository().add(first);
    await repository().add(make(other));
    await repository().add(second);
    const marks = await repository().list(file);
    expect(marks.map(({ markId }) => markId)).toEqual([first.markId, second.markId]);
    const { callId: _, ...kept } = first;
    expect(marks[0]).toEqual({ ...kept, sequence: expect.any(Number) });
    expect(marks[1]?.sequence).toBeGreaterThan(marks[0]?.sequence ?? 0);
    expect(await repository().countOn(file)).toBe(2);
  });

  it('are added once, and nobody takes another’s id', async () => {
    const file = freshFile();
    const mark = make(file);
    const added = await Promise.all([repository().add(mark), repository().add({ ...mark, points: [0, 0] })]);
    expect(added.map((each) => each?.isNew).sort()).toEqual([false, true]);
    expect(added[0]?.mark).toEqual(added[1]?.mark);
    expect(await repository().add({ ...mark, participantId: agent })).toBeNull();
    expect(await repository().add({ ...mark, materialId: freshFile() })).toBeNull();
  });

  it('are taken back by their owner alone, and once', async () => {
    const materialId = freshFile();
    const { markId } = make(materialId);
    await repository().add(make(materialId, { markId }));
    const remove = (participantId: ParticipantId) =>
      repository().remove({ markId, materialId, participantId }, 5);
    expect(await remove(agent)).toBe(false);
    expect(await remove(applicant)).toBe(true);
    expect(await remove(applicant)).toBe(false);
    expect(await repository().list(materialId)).toEqual([]);
  });

  it('are cleared for one file, and come back by no repeat', async () => {
    const [file, other] = [freshFile(), freshFile()];
    const mark = make(file);
    await repository().add(mark);
    await repository().add(make(other));
    expect(await repository().clear(file, 5)).toEqual([mark.markId]);
    expect(await repository().clear(file, 6)).toEqual([]);
    await repository().add(mark);
    expect(await repository().list(file)).toEqual([]);
    expect(await repository().countOn(other)).toBe(1);
  });
});
