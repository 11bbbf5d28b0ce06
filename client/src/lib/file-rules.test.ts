import { materialMaxBytes, materialMimeTypes } from '@cloudseat/shared/nouns/material-rules.ts';
import { describe, expect, it } from 'vitest';
import { findFileProblem, findFileType, maxFileBytes, typeByEnding } from './file-rules.ts';

const file = (name: string, type = '', size = 10) => ({ name, type, size });

describe('the rules for files on the page', () => {
  it('are those of the server', () => {
    expect(maxFileBytes).toBe(materialMaxBytes);
    expect(new Set(Object.values(typeByEnding))).toEqual(new Set(materialMimeTypes));
  });
  it('take a file by its type, else by its ending', () => {
    expect(findFileType(file('x', 'image/png'))).toBe('image/png');
    expect(findFileType(file('IMG_1.HEIC'))).toBe('image/heic');
    expect(findFileType(file('表.xlsx', 'application/octet-stream'))).toBe(typeByEnding.xlsx);
  });
  it.each([
    [file('a.html', 'text/html'), 'FILE_TYPE_REFUSED'],
    [file('没有后缀'), 'FILE_TYPE_REFUSED'],
    [file('a.pdf', '', 0), 'FILE_EMPTY'],
    [file('a.pdf', '', maxFileBytes + 1), 'FILE_TOO_LARGE'],
    [file('a.pdf', '', maxFileBytes), null],
  ])('answer %o with %s', (given, problem) => {
    expect(findFileProblem(given)).toBe(problem);
  });
});
