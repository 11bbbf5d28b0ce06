/** A page with known shapes on it; boxes in points as PDF counts them, [left, bottom, right, top]. */
export type TestPageOfPdf = {
  mediaBox: [number, number, number, number];
  cropBox?: [number, number, number, number];
  /** Clockwise, degrees. */
  rotate?: number;
  /** Filled red, [left, bottom, width, height]. */
  redBox?: [number, number, number, number];
};

/** A PDF of these pages, and whatever else its trailer is to say. */
export function makeBoxesPdf(pages: readonly TestPageOfPdf[], trailer = ''): Buffer {
  const pageNumber = (index: number) => 3 + index * 2;
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap(({ mediaBox, cropBox, rotate, redBox }, index) => {
      const stream = redBox ? `1 0 0 rg ${redBox.join(' ')} re f` : '';
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox.join(' ')}] /Contents ${pageNumber(index) + 1} 0 R${
          cropBox ? ` /CropBox [${cropBox.join(' ')}]` : ''
        }${rotate ? ` /Rotate ${rotate}` : ''} /Resources << >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
  const count = objects.length + 1;
  body += `xref\n0 ${count}\n${table}\ntrailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

const id = '00112233445566778899aabbccddeeff';
/** Needs a password that nobody has. */
export const makeLockedPdf = (): Buffer =>
  makeBoxesPdf(
    [{ mediaBox: [0, 0, 100, 100] }],
    `/ID [<${id}> <${id}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  );
