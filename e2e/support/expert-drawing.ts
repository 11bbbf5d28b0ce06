// What a project unit hands in on paper: a drawing of large sheets, and reports of a page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { findFonts } from '../../server/src/platform/pdf/fonts.ts';
import { renderPdf } from '../../server/src/platform/pdf/render-pdf.ts';

export type ProjectPapers = { assessment: string; design: string; drawing: string; remove: () => void };

export const paperNames = {
  assessment: '防洪评价报告.pdf',
  design: '工程设计说明.pdf',
  drawing: '总平面图和断面图.pdf',
} as const;
export const sheetNames = [
  '总平面布置图',
  '大溪河断面图（一）',
  '大溪河断面图（二）',
  '桩基与承台图',
] as const;
/** A1 lying, in points, within its margins. */
const sheet = { width: 2_284, height: 1_584 };
const ink = '#1f2937';

/** The river's bed at this cross-section, with the water's level before and after the works. */
function drawSection(at: number): CanvasElement[] {
  const bed = Array.from({ length: 120 }, (_, index) => ({
    x: (index * sheet.width) / 119,
    y: 500 + 420 * Math.sin((index / 119) * Math.PI) ** 2 + 22 * Math.sin(index * (0.7 + at * 0.2)),
  }));
  const level = (y: number, color: string): CanvasElement => ({
    ...{ type: 'line', x1: 260, y1: y, x2: sheet.width - 260, y2: y, lineWidth: 3, lineColor: color },
    dash: { length: 24 },
  });
  const piles = Array.from(
    { length: 3 + at },
    (_, index): CanvasElement => ({
      ...{ type: 'rect', x: 500 + index * 360, y: 420, w: 44, h: 640, lineWidth: 4, lineColor: ink },
    }),
  );
  const grid = Array.from({ length: 24 }, (_, index): CanvasElement => {
    const x = (index * sheet.width) / 23;
    return { type: 'line', x1: x, y1: 120, x2: x, y2: 1_180, lineWidth: 0.5, lineColor: '#cbd5e1' };
  });
  return [
    ...grid,
    { type: 'polyline', lineWidth: 5, lineColor: '#7c4a1e', points: bed },
    level(640, '#0e7490'),
    level(610, '#b91c1c'),
    ...piles,
  ];
}

const drawSheet = (name: string, at: number): Content[] => [
  { text: `${name}　1∶500`, fontSize: 46, bold: true, ...(at > 0 && { pageBreak: 'before' }) },
  { canvas: drawSection(at), margin: [0, 20, 0, 20] },
  {
    fontSize: 26,
    text: '红线：工程后百年一遇洪水位 213.60 m　　蓝线：工程前 213.48 m　　设计：某某勘测设计院',
  },
];

const reportOf = (title: string, text: string): Content[] => [
  { text: title, fontSize: 24, bold: true, margin: [0, 0, 0, 16] },
  { text, fontSize: 13, lineHeight: 1.6 },
];

export async function makeProjectPapers(): Promise<ProjectPapers> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-project-'));
  const fonts = findFonts('zh-Hans');
  async function write(name: string, content: Content[], isDrawing = false): Promise<string> {
    const { pdf } = await renderPdf(
      {
        ...{ content, defaultStyle: { font: 'Sans' } },
        ...(isDrawing && { pageSize: 'A1', pageOrientation: 'landscape', pageMargins: 50 }),
      },
      fonts,
    );
    const path = join(folder, name);
    writeFileSync(path, pdf);
    return path;
  }
  const [assessment, design, drawing] = await Promise.all([
    write(
      paperNames.assessment,
      reportOf(
        '大溪河人行桥防洪评价报告',
        '桥长一百二十米，三跨。工程后百年一遇洪水壅高0.12米，影响到上游480米。',
      ),
    ),
    write(
      paperNames.design,
      reportOf('大溪河人行桥设计说明', '钻孔灌注桩基础，桩径1.5米，最大冲刷深度2.3米。'),
    ),
    write(paperNames.drawing, sheetNames.flatMap(drawSheet), true),
  ]);
  return {
    ...{ assessment, design, drawing },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
