// Real files to upload: a PDF with text and a JPEG with detail.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

export type UploadFiles = { folder: string; pdfPath: string; jpegPath: string; remove(): void };

export function makeUploadFiles(): UploadFiles {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-e2e-'));
  const pdfPath = join(folder, '租房合同.pdf');
  const jpegPath = join(folder, '身份证正面.jpg');
  writeFileSync(pdfPath, makePdf('CloudSeat lease contract, page 1'));
  const picture = [
    '-f',
    'lavfi',
    '-i',
    'mandelbrot=size=1280x960:rate=1',
    '-frames:v',
    '1',
    '-q:v',
    '3',
    jpegPath,
  ];
  run('ffmpeg', ['-y', '-loglevel', 'error', ...picture]);
  return { folder, pdfPath, jpegPath, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One page, one line of text, with a true table of contents: every reader opens it. */
function makePdf(line: string): string {
  const drawing = `BT /F1 24 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const tableAt = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`;
  return `${text}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`;
}
