// What repeating a draw found, in words: the command prints both languages, the page the one that was chosen.
import type { DrawCheck, DrawFinding, DrawReport } from '@cloudseat/shared/draw/verify-draw.ts';
import { plain, type Words } from '../verify-dossier/words.ts';

export const checkWords: Record<DrawCheck, Words> = {
  file: { zh: '文件本身', en: 'The file itself' },
  conditions: { zh: '抽取条件与签过名的一致', en: 'The conditions are those that were signed' },
  commitment: {
    zh: '种子、专家库与抽取前公布的指纹一致',
    en: 'Seed and library are those committed to beforehand',
  },
  library: { zh: '专家库的每一条都在指纹里', en: 'Each entry of the library is in the fingerprint' },
  order: { zh: '重新抽取一遍，逐步得到同样的结果', en: 'Drawn again, each step comes out the same' },
  names: { zh: '公开的姓名就是抽到的人', en: 'The names told are those of who was drawn' },
};

const short = (text: string) => plain(text.length > 160 ? `${text.slice(0, 160)}…` : text);
export const wordFinding = ({ place, expected, found }: DrawFinding): Words => ({
  zh: `${plain(place)}：应为 ${short(expected)}，实为 ${short(found)}`,
  en: `${plain(place)}: expected ${short(expected)}, found ${short(found)}`,
});

export function wordVerdict({ findings, isOpened }: DrawReport): Words {
  if (findings.length > 0)
    return {
      zh: `不一致：发现 ${findings.length} 处，第一处是“${checkWords[findings[0]?.check ?? 'file'].zh}”。`,
      en: `Not the same: ${findings.length} differences, the first in “${checkWords[findings[0]?.check ?? 'file'].en}”.`,
    };
  return isOpened
    ? {
        zh: '一致：用同样的条件、专家库和种子重新抽取，结果完全相同。',
        en: 'The same: drawn again with these conditions, this library and this seed, the result is identical.',
      }
    : {
        zh: '未被改动：名单还没有公开，现在只能核对承诺；名单公开后可以重新抽取一遍。',
        en: 'Unchanged: names are still sealed, so only the commitments can be checked; once they are opened the draw can be repeated.',
      };
}

/** What is left to be compared by hand. */
export const wordAbout = ({ about }: DrawReport): Words | null =>
  about && {
    zh: `办件 ${plain(String(about.caseNumber))}《${plain(String(about.title))}》，项目单位 ${plain(String(about.unitName))}。记录指纹（应与办件日志里最后一次“抽取评审专家”一致）：${plain(String(about.sealedSha256))}`,
    en: `Case ${plain(String(about.caseNumber))}, “${plain(String(about.title))}” of ${plain(String(about.unitName))}. Fingerprint of the record, to be compared with the last “experts drawn” in the case’s journal: ${plain(String(about.sealedSha256))}`,
  };
