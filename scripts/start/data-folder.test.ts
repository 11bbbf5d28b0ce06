import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudseat-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is refused while another start uses it', () => {
    const data = openDataFolder(folder);
    expect(() => openDataFolder(folder)).toThrow(/in use by another CloudSeat/);
    data.release();
    openDataFolder(folder).release();
  });

  it('makes a secret once, readable to its owner only', () => {
    const data = openDataFolder(folder);
    const made = data.secret('secret-key', undefined);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(data.secret('secret-key', undefined)).toBe(made);
    expect(data.secret('secret-key', 'given')).toBe('given');
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600);
    data.release();
  });

  it('shows the demo password only when it is new, and keeps one that was given', () => {
    const data = openDataFolder(folder);
    const first = data.demoPassword(undefined);
    expect(first).toMatchObject({ isNew: true, password: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) });
    expect(data.demoPassword(undefined)).toMatchObject({ isNew: false, password: first.password });
    expect(data.demoPassword('of my own')).toMatchObject({ isNew: false, password: 'of my own' });
    expect(readFileSync(first.file, 'utf8')).toBe('of my own\n');
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    data.release();
  });
});
