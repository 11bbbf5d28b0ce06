import { describe, expect, it } from 'vitest';
import { readEntry } from './case-entry.ts';

const sha256 = 'a1b2c3d4e5f6a7b8';

describe('an entry of a case’s journal', () => {
  it('who decides and through whom it came, by the names of then; what is no region says nothing', () => {
    const name = { 'zh-Hans': '四川省泸州市', 'zh-Hant': '四川省瀘州市', en: 'Luzhou, Sichuan' };
    const owningRegion = { regionId: 'luzhou', name };
    expect(
      readEntry({ action: 'case.opened', details: { owningRegion, assistingRegion: 'odd' } }),
    ).toMatchObject({ regions: { owningRegion, assistingRegion: null } });
  });

  it('names the line, what was found, and on which version of the paper', () => {
    const details = { lineId: 'l1', status: 'notCompliant', fault: 'expired', note: '换新证', sha256 };
    expect(readEntry({ action: 'line.reviewed', details })).toMatchObject({
      ...{ action: 'line.reviewed', aboutIds: ['l1'], hashes: ['a1b2c3d4'] },
      ...{ status: 'notCompliant', fault: 'expired', remarks: ['换新证'] },
    });
  });
  it('names the papers that were there before the ticket, and the way one came', () => {
    const papers = [{ materialId: 'm1', lineId: null, sha256 }, 'nonsense'];
    expect(
      readEntry({ action: 'case.opened', details: { entryPoint: 'kiosk', kind: 'message', papers } }),
    ).toMatchObject({ entryPoint: 'kiosk', isMessage: true, hashes: ['a1b2c3d4'], aboutIds: [] });
  });
  it('tells who hears a supervisor from then on, where they changed it', () => {
    const laneOf = (action: string, lane: string) => readEntry({ action, details: { lane } }).monitorLane;
    expect(laneOf('monitor.laneChanged', 'whisper')).toBe('whisper');
    expect(laneOf('monitor.laneChanged', 'held')).toBeNull();
    expect(laneOf('monitor.left', 'main')).toBeNull();
  });
  it('tells how a call ended, without the server’s own word for why', () => {
    const details = { state: 'completed', reason: 'agentEnded', disposition: 'answered' };
    expect(readEntry({ action: 'call.ended', details })).toMatchObject({
      ...{ callEnd: 'completed', disposition: 'answered', remarks: [] },
    });
  });
  it('tells why a recording was interrupted; a cause that this page does not know says nothing', () => {
    const read = (cause: unknown, action = 'recording.gap') => readEntry({ action, details: { cause } });
    expect(read('nodeLost')).toMatchObject({ action: 'recording.gap', gapCause: 'nodeLost', remarks: [] });
    expect(read('someday')).toMatchObject({ gapCause: null });
    expect(read('hold', 'call.ended')).toMatchObject({ gapCause: null });
  });
  it('tells whose a task is and until when', () => {
    const details = { taskId: 't1', title: '回访', ownerId: 'a1', dueAt: 5 };
    expect(readEntry({ action: 'task.added', details })).toMatchObject({
      ...{ aboutIds: ['t1'], ownerId: 'a1', dueAt: 5, remarks: ['回访'] },
    });
  });
  it('tells who came into a talk as a third person, and nothing of the server’s own word for why they left', () => {
    const details = { name: '李**', relation: 'family' };
    expect(readEntry({ action: 'guest.joined', details })).toMatchObject({ guest: details, remarks: [] });
    const left = readEntry({ action: 'guest.left', details: { reason: 'talkEnded' } });
    expect(left).toMatchObject({ action: 'guest.left', guest: null, remarks: [] });
  });
  it('tells who acts for the applicant, for what, until when and how that was agreed to, in the words as read', () => {
    const given = { mandateId: 'm1', helper: '王*' };
    const proposed = readEntry({
      action: 'mandate.proposed',
      details: { ...given, scopes: ['talk', 'fly', 'papers'], endsAt: 9, reason: 'byAgent' },
    });
    expect(proposed).toMatchObject({ action: 'mandate.proposed', remarks: [] });
    expect(proposed.mandate).toEqual({ helper: '王*', scopes: ['papers', 'talk'], endsAt: 9, by: null });
    const said = readEntry({
      action: 'mandate.confirmed',
      details: { ...given, by: 'voice', statement: '我请王*代办' },
    });
    expect(said.mandate).toMatchObject({ by: 'voice', scopes: null });
    expect(said.remarks).toContain('我请王*代办');
    const brought = readEntry({
      action: 'mandate.paperBrought',
      details: { ...given, lineId: 'l1', sha256 },
    });
    expect(brought).toMatchObject({ aboutIds: ['l1'], hashes: ['a1b2c3d4'], mandate: { helper: '王*' } });
  });
  it('keeps what people wrote where the action is one this page does not know', () => {
    expect(readEntry({ action: 'hold.begun', details: { reason: '查档案', status: 'odd' } })).toMatchObject({
      ...{ action: null, status: null, remarks: ['查档案'] },
    });
  });
});
