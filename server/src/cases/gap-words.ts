import type { LineFault } from '@cloudseat/shared/nouns/service-case.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Gap } from '@cloudseat/shared/nouns/voucher.ts';
import { toTraditional } from '../catalogue/traditional.ts';

type GapWords = { wrong: LocalText; mend: LocalText };

const inAll = (chinese: string, en: string): LocalText => ({
  ...{ 'zh-Hans': chinese, 'zh-Hant': toTraditional(chinese), en },
});
const gap = (wrong: [string, string], mend: [string, string]): GapWords => ({
  ...{ wrong: inAll(...wrong), mend: inAll(...mend) },
});

/** What is wrong with a paper and how to mend it, as a notice says it; an agent's own note is added to it. */
export const gapWords: Record<LineFault | 'missing', GapWords> = {
  missing: gap(['没有提交。', 'It was not handed in.'], ['请补交这份材料。', 'Please hand it in.']),
  illegible: gap(
    ['图像不清楚，无法辨认。', 'It cannot be read.'],
    [
      '请在光线充足的地方对准整页重新拍照，避开反光。',
      'Please photograph the whole page again in good light, without glare.',
    ],
  ),
  incomplete: gap(
    ['内容不完整，缺页或有应填未填的项目。', 'It is incomplete: pages or entries are missing.'],
    [
      '请补齐缺页，填写全部项目后重新提交。',
      'Please add the missing pages and entries and hand it in again.',
    ],
  ),
  expired: gap(
    ['已经超过有效期。', 'It has expired.'],
    ['请换领有效的证件或文件后重新提交。', 'Please have it renewed and hand in the valid one.'],
  ),
  wrongPaper: gap(
    ['提交的不是清单要求的材料。', 'Another paper was handed in.'],
    ['请按清单上的名称和说明提交。', 'Please hand in the paper named in the list.'],
  ),
  notMatching: gap(
    ['与申请人或其他材料的信息不一致。', 'It does not match the applicant or the other papers.'],
    [
      '请核对后提交信息一致的材料，或附上情况说明。',
      'Please hand in one that matches, or explain the difference in writing.',
    ],
  ),
  unsigned: gap(
    ['没有签名。', 'It is not signed.'],
    [
      '请由应当签名的人签名并写明日期后重新提交。',
      'Please have it signed and dated by the right person and hand it in again.',
    ],
  ),
  notSealed: gap(
    ['没有盖章。', 'It has no seal.'],
    ['请由出具单位加盖公章后重新提交。', 'Please have it sealed by who issued it and hand it in again.'],
  ),
  wrongFormat: gap(
    ['文件格式不符合要求。', 'The format of the file does not fit.'],
    ['请提交照片（JPG、PNG）或 PDF。', 'Please hand in a photograph (JPG, PNG) or a PDF.'],
  ),
  other: gap(
    ['不符合要求。', 'It does not meet the requirements.'],
    ['请按下面的说明改好后重新提交。', 'Please mend it as described and hand it in again.'],
  ),
};

/** Of what stands on no line of the checklist. */
export const otherGap = (words: string): Gap => ({
  name: inAll('清单以外的事项', 'Beside the list'),
  wrong: inAll('还需要补充或者改正。', 'Something is to be added or mended.'),
  ...{ mend: words, sample: null },
});
