import { expect, it } from 'vitest';
import { findUnprintable, fitFonts } from './fit-fonts.ts';
import { findFonts } from './fonts.ts';

const fonts = findFonts('zh-Hans');
const fitText = async (text: string) => {
  const { definition, lacking } = await fitFonts(
    { content: [{ text, bold: true }], defaultStyle: { font: 'Serif' } },
    fonts,
  );
  return { parts: definition.content, lacking };
};

it('leaves a text alone that its own font has', async () => {
  expect(await fitText('王敏，〔2026〕')).toEqual({
    parts: [{ text: [{ text: '王敏，〔2026〕' }], bold: true }],
    lacking: [],
  });
});

it('gives each rare character the first font that has it', async () => {
  // 𬂁 is in Sans alone of the two Noto fonts, 𪜁 in Hanazono.
  const { parts, lacking } = await fitText('陈𬂁𪜁丽𬴊');
  expect(parts).toEqual([
    {
      bold: true,
      text: [
        { text: '陈' },
        { text: '𬂁', font: 'Sans' },
        { text: '𪜁', font: 'HanaMinB' },
        { text: '丽𬴊' },
      ],
    },
  ]);
  expect(lacking).toEqual([]);
});

it('names what no font has by its code points, and lists it once', async () => {
  expect(await fitText('张𰀀🎉明𰀀')).toEqual({
    parts: [
      {
        bold: true,
        text: [{ text: '张' }, { text: '[U+30000 U+1F389]' }, { text: '明' }, { text: '[U+30000]' }],
      },
    ],
    lacking: ['𰀀', '🎉'],
  });
  expect(await findUnprintable('张𰀀🎉明𰀀', fonts)).toEqual(['𰀀', '🎉']);
});

it('takes out what cannot be seen and would turn or split the words around it', async () => {
  const { parts } = await fitText('葛\u{e0100}\u202e某\u200b\u0007某\t甲\n乙');
  expect(parts).toEqual([{ text: [{ text: '葛某某 甲\n乙' }], bold: true }]);
});

it('looks into tables, lists, columns and the footer, and not into names of fonts, addresses and colours', async () => {
  const { definition } = await fitFonts(
    {
      content: [
        { table: { widths: ['*'], body: [['𪜁', { text: '𪜁', color: '#123456' }]] } },
        { ul: ['𪜁'] },
        { columns: [{ text: ['一', { text: '𪜁', bold: true }] }] },
        { qr: 'https://example.gov.cn/𪜁' },
      ],
      footer: { text: '{page} 𪜁', font: 'Sans' },
    },
    fonts,
  );
  const rare = [{ text: '𪜁', font: 'HanaMinB' }];
  expect(definition.content).toEqual([
    { table: { widths: ['*'], body: [[{ text: rare }, { text: rare, color: '#123456' }]] } },
    { ul: [{ text: rare }] },
    { columns: [{ text: [{ text: '一' }, { text: rare, bold: true }] }] },
    { qr: 'https://example.gov.cn/𪜁' },
  ]);
  expect(definition.footer).toEqual({ text: [{ text: '{page} ' }, ...rare], font: 'Sans' });
});
