import { statusReasons } from '@cloudseat/shared/nouns/agent-choices.ts';
import { describe, expect, it } from 'vitest';
import {
  findStatusOption,
  isPlannedOnly,
  readSince,
  readStatusTone,
  statusOptions,
} from './status-options.ts';

describe('the status menu', () => {
  it('offers each status with each of its reasons once', () => {
    const wanted = Object.values(statusReasons).reduce(
      (sum, reasons) => sum + Math.max(1, reasons.length),
      0,
    );
    expect(statusOptions).toHaveLength(wanted);
    expect(new Set(statusOptions.map((option) => option.key)).size).toBe(wanted);
  });
  it('finds a choice by its key', () => {
    expect(findStatusOption('break.meal')).toMatchObject({ status: 'break', reason: 'meal' });
    expect(findStatusOption('ready')).toMatchObject({ status: 'ready', reason: null });
    expect(findStatusOption('ready.meal')).toBeUndefined();
  });
});

describe('the state bar', () => {
  it('plans a status during a call and wrap-up, sets it otherwise', () => {
    expect(isPlannedOnly('onCall')).toBe(true);
    expect(isPlannedOnly('wrapUp')).toBe(true);
    expect(isPlannedOnly('idle')).toBe(false);
    expect(isPlannedOnly('offered')).toBe(false);
    expect(isPlannedOnly('missed')).toBe(false);
  });
  it('counts the activity where there is one, else the status', () => {
    expect(readSince({ activity: 'idle', activitySince: 5, statusSince: 3 })).toBe(3);
    expect(readSince({ activity: 'onCall', activitySince: 5, statusSince: 3 })).toBe(5);
  });
  it('marks a missed order as bad whatever the status', () => {
    expect(readStatusTone({ status: 'ready', activity: 'missed' })).toBe('bad');
    expect(readStatusTone({ status: 'ready', activity: 'idle' })).toBe('good');
    expect(readStatusTone({ status: 'offline', activity: 'idle' })).toBe('off');
  });
});
