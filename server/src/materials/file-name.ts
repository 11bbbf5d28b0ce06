import { materialsTuning } from '../tuning-materials.ts';

/** Control characters, and marks that turn the direction of what follows: `invoice\u202Efdp.exe` reads as a PDF. */
const hidden = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * A name to keep and show: without path and hidden characters, in NFC, at most 200 characters with its extension kept.
 * Chinese and rare characters stay. An empty name becomes 未命名.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(hidden, '').trim().replace(/^\.+/, '');
  if (name === '') return '未命名';
  const characters = [...name];
  const limit = materialsTuning.fileNameMaxLength;
  if (characters.length <= limit) return name;
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? '';
  return characters.slice(0, limit - [...extension].length).join('') + extension;
}

/** RFC 6266 with an RFC 8187 name, and an ASCII one for whoever cannot read that. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7E]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
