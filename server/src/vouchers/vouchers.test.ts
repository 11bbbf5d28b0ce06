import { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../platform/ids.ts';
import { allVouchers, gap, signatureOf, voucherOf } from './voucher.fixture.ts';
import { voucherTexts } from './voucher-words.ts';
import { createVouchers, hashContent } from './vouchers.ts';

/** Its types name the function as a module's default; it is the module itself. */
const scanPixels = jsQR as unknown as typeof jsQR.default;
const origin = 'https://yun.example.gov.cn';
const vouchers = createVouchers({ origin: () => origin });
/** The fonts take their time on a busy machine. */
const timeout = 60_000;

let library: PDFiumLibrary;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => library?.destroy());

type Look = { pages: string[]; lines: string[] };

/** What people read on each page, with blanks left out, and lines as they were set. */
async function lookAt(pdf: Buffer): Promise<Look> {
  const document = await library.loadDocument(pdf);
  const look: Look = { pages: [], lines: [] };
  for (const page of document.pages()) {
    const text = page.getText();
    look.pages.push(text.replace(/\s+/g, ''));
    look.lines.push(...text.split(/\r?\n/).map((line) => line.trim()));
  }
  document.destroy();
  return look;
}

/** What a phone reads off the page that ends the paper. */
async function scan(pdf: Buffer): Promise<string | undefined> {
  const document = await library.loadDocument(pdf);
  const { data, width, height } = await document
    .getPage(document.getPageCount() - 1)
    .render({ scale: 1.5, render: 'bitmap' });
  document.destroy();
  return scanPixels(new Uint8ClampedArray(data), width, height)?.data;
}

const squeeze = (text: string) => text.replace(/\s+/g, '');
const read = async (content: VoucherContent) => lookAt((await vouchers.render(content)).pdf);

describe('a paper', { timeout }, () => {
  it.each(allVouchers({}))('of kind $kind says what it has to, and can be checked', async (content) => {
    const { pdf, sha256, contentSha256, lacking } = await vouchers.render(content);
    expect(lacking).toEqual([]);
    expect(sha256).toBe(sha256Hex(pdf));
    expect(contentSha256).toBe(hashContent(content));
    const { pages } = await lookAt(pdf);
    const text = pages.join('');
    const short = contentSha256.slice(0, 16);
    const expected = [
      voucherTexts['zh-Hans'].title[content.kind],
      content.number,
      ...['2026-000123', '个体工商户设立登记', '张𬭊𠮷', '138****1234', '村（社区）服务点'],
      ...['重庆市九龙坡区市场监督管理局', '2026年11月26日', '王敏（工号A018）', '023-68780000'],
      ...['《中华人民共和国行政许可法》第三十二条', '印章由部门加盖', `校验码${short}`],
      ...wordsOf[content.kind],
    ];
    for (const words of expected) expect(text).toContain(words);
    for (const [at, page] of pages.entries())
      expect(page).toContain(`${content.number}校验码${short}第${at + 1}页共${pages.length}页`);
    expect(await scan(pdf)).toBe(`${origin}/v/${encodeURIComponent(content.number)}#${short}`);
  });

  it('for a firm names it with its code, and who acts for it as what', async () => {
    const content = voucherOf('acceptance');
    const firm = { name: '重庆小面有限公司', creditCode: '91350100M000100Y43', role: 'handler' as const };
    const { pages } = await read({ ...content, applicant: { ...content.applicant, firm } });
    const text = pages.join('');
    for (const words of [
      `申请人${firm.name}`,
      '统一社会信用代码',
      firm.creditCode,
      '经办人张𬭊𠮷',
      `${firm.name}：`,
    ])
      expect(text).toContain(words);
  });

  it('in Traditional script changes the words, not the name and the number', async () => {
    const { pages } = await read(voucherOf('refusal', { locale: 'zh-Hant', name: '后发云' }));
    for (const words of [
      ...['不予受理通知書', '市场监管不受〔2026〕000017号', '后发云：', '重慶市九龍坡區市場監督管理局'],
      ...['勞務派遣經營許可', '60日內', '如有出入，以簡體中文為準'],
    ])
      expect(pages[0]).toContain(words);
  });

  it('in English has the official names in Chinese as well, and a long name whole', async () => {
    const name = 'Maria Esperanza del Carmen Fernández-Villaverde y Echeverría de la Santísima Trinidad';
    const { pages } = await read(voucherOf('refusal', { locale: 'en', name }));
    const text = pages.join('');
    for (const words of [
      ...[
        'Notice of Non-acceptance',
        '不予受理通知书',
        'Registration of an individual business (个体工商户设立登记)',
      ],
      ...[
        `To ${name}:`,
        '重庆市九龙坡区市场监督管理局',
        '26 November 2026',
        'within 60 days',
        'within 6 months',
      ],
      ...['(重庆市九龙坡区人力资源和社会保障局)', "Proof of the owner's identity"],
    ])
      expect(text).toContain(squeeze(words));
  });

  it('prints the rarest characters, and says in words which one no font has', async () => {
    const name = '㛃䶮𫍽𬬩𪚥𪜁𰀀𰀁';
    const content = { ...voucherOf('receipt', { name }), characterNotes: { 𰀁: '左木右因' } };
    const { pdf, lacking } = await vouchers.render(content);
    const { pages } = await lookAt(pdf);
    expect(pages[0]).toContain('㛃䶮𫍽𬬩𪚥𪜁〔字库缺字U+30000〕〔左木右因〕：');
    expect(lacking).toEqual(['𰀀', '𰀁']);
  });

  it('with 60 gaps goes over pages, each with the heading and the columns, and leaves none out', async () => {
    const gaps = Array.from({ length: 60 }, (_, at) => gap(at + 1));
    const { pages } = await read({ ...voucherOf('correction'), gaps });
    const withGaps = pages.filter((page) => page.includes('租赁合同第'));
    expect(withGaps.length).toBeGreaterThan(4);
    for (const page of withGaps) expect(page).toContain('需要补正的内容序号材料名称存在的问题怎样补正');
    const numbers = pages.join('').match(/(?<=第)\d+(?=项：经营场所使用证明)/g);
    expect(numbers).toEqual(gaps.map((_, at) => String(at + 1)));
    expect(pages[0]).toContain('（共60项）一次告知');
  });

  it('goes on to the next page inside a cell that is longer than a page', async () => {
    const wrong = `${'租赁合同没有签名。'.repeat(400)}到此为止。`;
    const { pages } = await read({ ...voucherOf('correction'), gaps: [{ ...gap(1), wrong }] });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('').match(/没有签名/g)?.length).toBe(400);
    expect(pages.join('')).toContain('到此为止。');
  });

  it('begins no line with a mark that closes, and ends none with one that opens, also beside a rare character', async () => {
    const sentence = '（𪜁），《𪜁》、“𪜁”；𪜁：𪜁！';
    const commitment = Array.from({ length: 30 }, (_, at) => `${'字'.repeat(at)}${sentence}`).join('');
    const { lines } = await read({ ...voucherOf('conditional'), commitment });
    const letter = lines.filter((line) => line.includes('𪜁'));
    expect(letter.length).toBeGreaterThan(20);
    for (const line of letter) {
      expect(line).not.toMatch(/^[，。、；：！？）》”〕]/);
      expect(line).not.toMatch(/[（《“〔]$/);
    }
  });

  it('has the same bytes whenever it is asked for, and names its number and language to whoever keeps files', async () => {
    const { pdf, sha256, contentSha256 } = await vouchers.render(voucherOf('receipt'));
    expect((await vouchers.render(voucherOf('receipt'))).sha256).toBe(sha256);
    expect(hashContent(voucherOf('receipt', { name: '李四' }))).not.toBe(contentSha256);
    const file = pdf.toString('latin1');
    const utf16 = (text: string) =>
      Buffer.from(`\ufeff${text}`, 'utf16le')
        .swap16()
        .toString('latin1')
        .replace(/[\\()]/g, '\\$&');
    for (const entry of [utf16('市场监管收〔2026〕000017号'), '/Lang (zh-Hans)', '(D:20261126023000Z)'])
      expect(file.includes(entry), entry).toBe(true);
  });

  it('is refused when it is not whole', async () => {
    const content = { ...voucherOf('correction'), gaps: [] };
    await expect(vouchers.render(content)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const unsealed = { ...voucherOf('receipt'), department: undefined } as unknown as VoucherContent;
    await expect(vouchers.render(unsealed)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('a signed paper', { timeout }, () => {
  it('shows who signed what, when, and how the person was known, and claims no more', async () => {
    const content = voucherOf('completedForm');
    const signature = signatureOf(content, {
      method: 'drawn',
      height: 400,
      strokes: [
        [0, 0, 500, 300],
        [700, 100],
      ],
    });
    const { pdf } = await vouchers.renderSigned(content, signature);
    const { pages } = await lookAt(pdf);
    const text = pages.join('');
    for (const words of [
      ...['申请人手写的签名', '2026年11月26日10:45:07(UTC+8)', '已登录的账号（手机号码）'],
      ...[
        signature.record.documentSha256,
        signature.recordSha256,
        '不等于《电子签名法》第十三条规定的可靠的电子签名',
      ],
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('申请人签名：');
  });

  it('says that a name was typed and not drawn, and who certified it', async () => {
    const content = voucherOf('conditional', { locale: 'en', name: 'Li Si' });
    const signature = signatureOf(content, { method: 'typed', name: 'li si', hasConfirmed: true });
    const countersignature = { authority: 'Test CA', token: 'AAAA' };
    const { pdf } = await vouchers.renderSigned(content, { ...signature, countersignature });
    const { pages } = await lookAt(pdf);
    for (const words of ['Not drawn: the applicant typed the name', 'Certified by', 'Test CA'])
      expect(pages.join('')).toContain(squeeze(words));
  });

  it('is refused when the signature was given for another content', async () => {
    const signature = signatureOf(voucherOf('receipt'), {
      method: 'typed',
      name: '张𬭊𠮷',
      hasConfirmed: true,
    });
    await expect(vouchers.renderSigned(voucherOf('acceptance'), signature)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
  });
});

/** What each kind alone has to say. */
const wordsOf: Record<VoucherContent['kind'], string[]> = {
  acceptance: ['决定予以受理', '在20个工作日内，即2026年12月24日前作出决定', 'a1b2a1b2a1b2a1b2'],
  refusal: [
    '不属于本机关职权范围',
    '机关：重庆市九龙坡区人力资源和社会保障局',
    '023-12333',
    '60日内',
    '6个月内',
  ],
  correction: ['一次告知', '（共3项）', '样例：见办事指南附件三', '请在2026年12月17日前（15个工作日内）'],
  conditional: [
    '容缺受理',
    '暂缺的材料',
    '申请人承诺：在2026年12月17日前（15个工作日内）补齐',
    '补齐之前不开展',
  ],
  receipt: ['不表示申请已被受理', '在5个工作日内，即2026年12月3日前告知', '住所承诺书（原件）1—'],
  decision: ['决定：准予办理', '营业执照92500107MA5U0000X0'],
  completedForm: ['九龙坡区好吃小面馆', '申请人声明', '申请人签名：'],
  jointOpinion: [
    ...['结论：需要补正', '补正后即可办理', '补一张平面图', '疏散通道保持畅通', '不同意（保留的不同意见）'],
    ...['李强（工号A044）', '第2次意见', '依据：《消防法》第十五条', '未参加联审。原因：当日没有人员在岗'],
    ...['结论不一致', '提级会商，周敏（工号S003）裁定', '会审日期：2026年11月26日'],
  ],
  expertReport: [
    ...['评审结论：修改后通过', '补充三处断面的渗流稳定计算', '郑国安（组长）', '签署，保留不同意见'],
    ...['秦岭秋：渗流问题应在通过之前解决', '依据：《堤防工程设计规范》', '未说明理由，视为同意'],
    ...['第2席白宇航', '申请回避', '分数作废，留存备查，校验码e5f6e5f6e5f6e5f6', '2位专家平均81.25分'],
    ...['通过1人，修改后通过2人，不通过0人', '防洪标准为二十年一遇', '校验码c9d0c9d0c9d0c9d0'],
  ],
  expertScores: [
    ...['水文分析4034.53032.25', '合计10084.57881.25', '洪水资料完整', '总体:渗流计算不足'],
    ...['得分率81.25%，通过线70%', '第2席白宇航', 'f1a2f1a2f1a2f1a2'],
  ],
};

it('an acceptance by law says by what law, from what day and why, and nothing of a decision', async () => {
  const deemed = { receivedOn: '2026-11-19', tellBy: '2026-11-26' };
  for (const [locale, words] of [
    [
      'zh-Hans',
      ['2026年11月19日收到', '到2026年11月26日', '第三十二条第一款第四项', '自收到申请材料之日起即为受理'],
    ],
    ['en', ['on 19 November 2026', 'end of 26 November 2026', 'article 32, paragraph 1, item 4']],
  ] as const) {
    const content: VoucherContent = { ...voucherOf('acceptance', { locale }), deemed };
    const text = (await read(content)).pages.join('');
    for (const each of words) expect(text).toContain(each.replace(/\s+/g, ''));
    expect(text).not.toContain('决定予以受理');
  }
});

it('the fixtures are what callers may pass', () => {
  for (const content of allVouchers({})) expect(VoucherContent.parse(content)).toEqual(content);
});
