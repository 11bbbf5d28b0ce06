import type { Capture, CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import { CallId, CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createCaptureRepository } from './capture.repository.ts';

const capture: Capture = {
  captureId: CaptureId.parse('capture'),
  lineId: null,
  name: { 'zh-Hans': '身份证', 'zh-Hant': '身份證', en: 'ID card' },
  part: 'front',
  againReason: null,
  askedByName: '王敏',
  askedAt: 1,
  state: 'asked',
  stateAt: 1,
  expiresAt: 2,
  percent: null,
  materialId: null,
  declineReason: null,
  verdict: null,
};

describe.each(databaseKinds)('asks that are kept on %s', (kind) => {
  const db = useTestDatabase(kind);
  it('are the newest that were written, until they are dropped', async () => {
    const repository = createCaptureRepository(db());
    const callId = CallId.parse(makeId());
    const list = (version: number, captures: Capture[]): CaptureList => ({ callId, version, captures });
    expect(await repository.find(callId)).toBeNull();
    await repository.keep(list(1_790_000_000_002, [capture]), 5);
    await repository.keep(list(1_790_000_000_001, []), 6);
    expect(await repository.find(callId)).toEqual(list(1_790_000_000_002, [capture]));
    await repository.keep(list(1_790_000_000_003, []), 7);
    expect(await repository.find(callId)).toEqual(list(1_790_000_000_003, []));
    await repository.drop(callId);
    expect(await repository.find(callId)).toBeNull();
  });
});
