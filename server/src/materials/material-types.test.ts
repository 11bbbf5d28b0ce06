import { recordingMimeTypes } from '@cloudseat/shared/nouns/material.ts';
import { materialMimeTypes } from '@cloudseat/shared/nouns/material-rules.ts';
import { describe, expect, it } from 'vitest';
import { allowedExtensions, claimedType, isShownInline, knownType } from './material-types.ts';

describe('a file claims to be', () => {
  it.each([
    ['合同.pdf', 'application/pdf', 'application/pdf'],
    ['IMG_0001.JPG', 'image/jpeg', 'image/jpeg'],
    ['照片.jpeg', '', 'image/jpeg'],
    ['照片.heic', '', 'image/heic'],
    ['照片.HEIF', 'image/heif', 'image/heic'],
    ['表.xls', 'application/octet-stream', 'application/vnd.ms-excel'],
    ['表.v2.xlsx', '', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    // The name counts, not the browser's word.
    ['合同.doc', 'application/pdf', 'application/msword'],
    // WeChat's camera gives no extension.
    ['image', 'image/jpeg; charset=binary', 'image/jpeg'],
    ['Nr. 7', 'image/png', 'image/png'],
  ])('%s (%s): %s', (name, type, claimed) => {
    expect(claimedType(name, type)).toBe(claimed);
  });

  it.each([
    ['安装.exe', 'application/pdf'],
    ['page.html', 'text/html'],
    ['drawing.svg', 'image/svg+xml'],
    ['macro.docm', ''],
    ['archive.zip', 'application/zip'],
    ['photo.jpg.js', 'image/jpeg'],
    ['image', ''],
    ['image', 'image/gif'],
    ['toString', 'toString'],
    ['x.constructor', ''],
  ])('%s (%s): nothing that is taken', (name, type) => {
    expect(claimedType(name, type)).toBeNull();
  });
});

describe('a recorded message claims to be', () => {
  it.each([
    ['留言.webm', 'video/webm;codecs=vp8,opus', 'video/webm'],
    ['留言.mp4', '', 'video/mp4'],
    ['message', 'audio/mp4', 'video/mp4'],
    ['message', 'audio/webm;codecs=opus', 'video/webm'],
  ])('%s (%s): %s', (name, type, claimed) => {
    expect(claimedType(name, type, 'videoMessage')).toBe(claimed);
  });

  it('nothing that is taken as a document, and no document is a recording', () => {
    expect(claimedType('合同.pdf', 'application/pdf', 'videoMessage')).toBeNull();
    expect(claimedType('message.constructor', '', 'videoMessage')).toBeNull();
    expect(claimedType('留言.webm', 'video/webm')).toBeNull();
    expect(claimedType('message', 'video/webm')).toBeNull();
  });
});

it('every type of the contract has an extension and knows its own name', () => {
  expect(allowedExtensions.length).toBeGreaterThanOrEqual(materialMimeTypes.length);
  for (const type of materialMimeTypes) expect(knownType(type.toUpperCase())).toBe(type);
});

it('pictures, PDF and recordings are shown, the rest is saved', () => {
  expect(recordingMimeTypes.every(isShownInline)).toBe(true);
  expect(materialMimeTypes.filter(isShownInline)).toEqual([
    'application/pdf',
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/heic',
  ]);
});
