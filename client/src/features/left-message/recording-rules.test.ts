import { recordingMaxMs as sharedMaxMs } from '@cloudseat/shared/nouns/material.ts';
import { describe, expect, it } from 'vitest';
import { chooseFormat, recordingMaxMs } from './recording-rules.ts';

describe('a recording', () => {
  it('is as long as the contract says', () => {
    expect(recordingMaxMs).toBe(sharedMaxMs);
  });

  it('is WebM where the browser makes it, MP4 on Safari, and none where nothing can be recorded', () => {
    expect(chooseFormat(true, () => true)).toMatchObject({ ending: 'webm' });
    const safari = (mimeType: string) => mimeType.endsWith('/mp4');
    expect(chooseFormat(true, safari)).toEqual({ mimeType: 'video/mp4', ending: 'mp4' });
    expect(chooseFormat(false, safari)).toEqual({ mimeType: 'audio/mp4', ending: 'mp4' });
    expect(chooseFormat(false, () => true)?.mimeType).toMatch(/^audio\/webm/);
    expect(chooseFormat(true, () => false)).toBeNull();
  });
});
