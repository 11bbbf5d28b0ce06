// A long document as people send them: text in Chinese, a table and a picture on every page.
import { randomBytes } from 'node:crypto';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import sharp from 'sharp';
import { findFonts } from '../../../server/src/platform/pdf/fonts.ts';

const pictureCount = 5;
const sentence =
  '根据《个体工商户条例》，申请人应当如实提交材料，并对材料的真实性负责。经营场所、经营范围以登记为准。';

/** Detail that no compressor makes disappear, as photographs have it. */
async function makePicture(): Promise<string> {
  const [width, height] = [200, 150];
  const pixels = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .blur(1.2)
    .resize(1_000, 750)
    .jpeg({ quality: 80 })
    .toBuffer();
  return `data:image/jpeg;base64,${pixels.toString('base64')}`;
}

const pageOf = (index: number, picture: string): Content[] => [
  {
    text: `第 ${index + 1} 页　经营场所证明`,
    fontSize: 18,
    ...(index > 0 && { pageBreak: 'before' as const }),
  },
  ...Array.from({ length: 6 }, (_, line) => ({ text: `${line + 1}. ${sentence}${sentence}`, fontSize: 11 })),
  { image: picture, width: 380 },
  {
    table: {
      body: [['项目', '内容', '备注'], ...Array.from({ length: 6 }, (_, row) => [`${row}`, sentence, '无'])],
    },
  },
];

export async function makeLongPdf(pageCount: number): Promise<Buffer> {
  const pictures = await Promise.all(Array.from({ length: pictureCount }, makePicture));
  const { Sans } = findFonts('zh-Hans').faces;
  // It takes a font out of a collection by path and name, which its types do not know of.
  pdfmake.setFonts({ Sans } as unknown as TFontDictionary);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const definition: TDocumentDefinitions = {
    content: Array.from({ length: pageCount }, (_, index) =>
      pageOf(index, `picture${index % pictureCount}`),
    ).flat(),
    images: Object.fromEntries(pictures.map((picture, index) => [`picture${index}`, picture])),
    defaultStyle: { font: 'Sans' },
    pageSize: 'A4',
  };
  return pdfmake.createPdf(definition).getBuffer();
}
