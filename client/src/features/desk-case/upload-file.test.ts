import { describe, expect, it } from 'vitest';
import { findFileFault, readUploadError } from './upload-file.ts';

describe('a file to send', () => {
  it.each([
    [{ size: 0, type: 'image/png' }, 'FILE_EMPTY'],
    [{ size: 51 * 1024 * 1024, type: 'image/png' }, 'FILE_TOO_LARGE'],
    [{ size: 10, type: 'text/html' }, 'FILE_TYPE_REFUSED'],
    [{ size: 10, type: 'application/pdf' }, null],
    // Some systems know no type for HEIC: the server looks inside.
    [{ size: 10, type: '' }, null],
  ])('%j has the fault %s', (file, fault) => expect(findFileFault(file)).toBe(fault));
});

describe('an upload that failed', () => {
  it('gives the server’s own reason', () => {
    const body = JSON.stringify({ code: 'FILE_CONTENT_MISMATCH', message: 'x' });
    expect(readUploadError(body, 415).code).toBe('FILE_CONTENT_MISMATCH');
  });
  it.each([
    [413, 'FILE_TOO_LARGE'],
    [0, 'UNAVAILABLE'],
    [500, 'INTERNAL'],
  ])('with status %i and no body is %s', (status, code) => {
    expect(readUploadError('<html>', status).code).toBe(code);
  });
});
