// What a check found, in words: the command prints both languages, the page the one that was chosen.
import type { LeftOut } from '@cloudseat/shared/dossier/dossier-format.ts';
import { spellKeyId } from '@cloudseat/shared/dossier/public-key.ts';
import type {
  Check,
  CheckResult,
  Finding,
  KeyUse,
  Problem,
  Report,
} from '@cloudseat/shared/dossier/verify/report.ts';

export type Words = { zh: string; en: string };

const checkWords: Record<Check, { name: Words; unit: Words }> = {
  package: {
    name: { zh: '压缩包的每个字节', en: 'Every byte of the package' },
    unit: { zh: '项', en: 'entries' },
  },
  manifest: { name: { zh: '文件清单', en: 'The list of files' }, unit: { zh: '份', en: 'list' } },
  signature: { name: { zh: '系统签名', en: 'The signature' }, unit: { zh: '个', en: 'signature' } },
  files: {
    name: { zh: '每个文件的指纹', en: 'The fingerprint of each file' },
    unit: { zh: '个文件', en: 'files' },
  },
  journal: {
    name: { zh: '办件日志的指纹链', en: 'The chain of the case’s journal' },
    unit: { zh: '条', en: 'entries' },
  },
  seals: {
    name: { zh: '录音录像的封存', en: 'The seals of recordings' },
    unit: { zh: '份', en: 'recordings' },
  },
  evidence: {
    name: {
      zh: '材料、文书、签名、意见都在日志里',
      en: 'Documents, papers, signatures and opinions are in the journal',
    },
    unit: { zh: '份', en: 'files' },
  },
  review: {
    name: {
      zh: '云评审的记录与当时写进日志的一样',
      en: 'Records of the expert review are what the journal sealed',
    },
    unit: { zh: '份', en: 'files' },
  },
  draw: {
    name: {
      zh: '按记录重新抽取评审专家，结果一样',
      en: 'The experts, drawn again from the record, are the same',
    },
    unit: { zh: '位专家', en: 'experts' },
  },
};

const problemWords: Record<Problem, (subject: string, other: string) => Words> = {
  changed: (at) => ({ zh: `${at}：内容被改动`, en: `${at}: changed` }),
  missing: (at) => ({ zh: `${at}：缺失`, en: `${at}: missing` }),
  added: (at) => ({ zh: `${at}：多出来的，不在清单里`, en: `${at}: added, it is on no list` }),
  renamed: (at, to) => ({ zh: `${at}：被改名为 ${to}`, en: `${at}: renamed to ${to}` }),
  swapped: (at, other) => ({
    zh: `${at}：被换成了 ${other} 的内容`,
    en: `${at}: changed, it has the content of ${other}`,
  }),
  twice: (at) => ({ zh: `${at}：出现了两次`, en: `${at}: is there twice` }),
  unreadable: (at) => ({ zh: `${at}：读不出来，已损坏`, en: `${at}: cannot be read, it is damaged` }),
  headerChanged: (at) => ({
    zh: `${at}：压缩包里这个文件前面的说明被改动`,
    en: `${at}: the ZIP’s header before this file was changed`,
  }),
  directoryChanged: (at, place) => ({
    zh: `${at}：压缩包末尾的目录被改动（第 ${place} 字节起）`,
    en: `${at}: the ZIP’s directory was changed (from byte ${place} on)`,
  }),
  outOfOrder: (at) => ({ zh: `${at}：次序被改动`, en: `${at}: stands in another order` }),
  extraBytes: (place) => ({
    zh: `压缩包末尾多出字节（第 ${place} 字节起）`,
    en: `bytes were added behind the package (from byte ${place} on)`,
  }),
  notAsSigned: (at, other) =>
    other === ''
      ? { zh: `${at}：与签过名的不一样，被改动`, en: `${at}: changed, it is not the one that was signed` }
      : {
          zh: `${at} 与 ${other} 不一致，其中一个被改动`,
          en: `${at} and ${other}: do not fit, one was changed`,
        },
  badSignature: (at) => ({ zh: `${at}：签名不符`, en: `${at}: the signature does not fit` }),
  unknownKey: (at, keyId) => ({
    zh: `${at}：签名用的公钥 ${spellKeyId(keyId)} 不在包里或被改动`,
    en: `${at}: the public key ${spellKeyId(keyId)} is not in the package or was changed`,
  }),
  otherKey: (at, keyId) => ({
    zh: `${at}：是另一把公钥 ${spellKeyId(keyId)}，不是指定的那把`,
    en: `${at}: another key, ${spellKeyId(keyId)}, and not the one that was given`,
  }),
  entryChanged: (at) => ({
    zh: `${at}：日志这一条被改动`,
    en: `${at}: this entry of the journal was changed`,
  }),
  entryMissing: (at) => ({ zh: `${at}：日志缺这一条`, en: `${at}: this entry of the journal is missing` }),
  entryAdded: (at) => ({ zh: `${at}：日志多出这一条`, en: `${at}: this entry of the journal was added` }),
  headMoved: (at) => ({
    zh: `${at}：日志的最后一条与签过名的不一样`,
    en: `${at}: the journal’s last entry is not the one that was signed`,
  }),
  notInJournal: (at) => ({
    zh: `${at}：它的指纹不在办件日志里`,
    en: `${at}: its fingerprint is not in the journal`,
  }),
  notAsJournalled: (at) => ({
    zh: `${at}：与当时写进办件日志的不一样，后来被改动`,
    en: `${at}: not what the journal sealed, it was changed afterwards`,
  }),
  otherBasis: (at, other) => ({
    zh: `${at}：它依据的 ${other} 已不是当时那一份`,
    en: `${at}: ${other}, which it stands on, is not what it was`,
  }),
  drawnOtherwise: (at, other) => ({
    zh: `${at}：重新抽取，结果不一样（${other}）`,
    en: `${at}: drawn again it comes out otherwise (${other})`,
  }),
  notDrawn: (at, who) => ({
    zh: `${at}：席位 ${who} 不是按记录抽到的专家`,
    en: `${at}: place ${who} is not the expert who was drawn`,
  }),
  notInSeal: (at) => ({ zh: `${at}：封存里没有这一段`, en: `${at}: no seal names this segment` }),
  sealGone: (at) => ({
    zh: `录音录像 ${at}：日志里封存过，包里没有，也没有说明为什么`,
    en: `recording ${at}: the journal knows its seal, the package has it not and does not say why`,
  }),
};

const leftOutWords: Record<LeftOut['why'], Words> = {
  restricted: { zh: '申请导出的人无权取得', en: 'whoever asked for the package may not have it' },
  notSealed: { zh: '还没有封存', en: 'not sealed yet' },
  deleted: {
    zh: '保存期满，内容已删除，指纹和封存仍在',
    en: 'its term was over: the bytes are deleted, hashes and seal stay',
  },
  unreadable: { zh: '导出时读不出来', en: 'it could not be read when the package was made' },
};
const thingWords: Record<LeftOut['what'], Words> = {
  recording: { zh: '录音录像', en: 'recording' },
  document: { zh: '材料', en: 'document' },
  paper: { zh: '文书', en: 'paper' },
};

/** Names come from the package: nothing in them moves a cursor or begins a tag. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '�');

export const wordFinding = ({ problem, subject, other = '' }: Finding): Words =>
  problemWords[problem](plain(subject), plain(other));

export function wordResult({ check, state, count }: CheckResult): Words {
  const { name, unit } = checkWords[check];
  if (state === 'skipped') return { zh: `${name.zh}：没有查到这一步`, en: `${name.en}: not reached` };
  return { zh: `${name.zh}：${count} ${unit.zh}`, en: `${name.en}: ${count} ${unit.en}` };
}

export const wordLeftOut = ({ what, id, why }: LeftOut): Words => ({
  zh: `不在包里：${thingWords[what].zh} ${plain(id)}，${leftOutWords[why].zh}`,
  en: `not in the package: ${thingWords[what].en} ${plain(id)}, ${leftOutWords[why].en}`,
});

/** The id itself stands beside it. */
export function wordKey({ signed, trust }: KeyUse): Words {
  const what = signed.includes('head')
    ? { zh: '给整个包签名的公钥', en: 'The key that signed the package' }
    : {
        zh: `封存 ${signed.length} 份录音录像的公钥`,
        en: `The key that sealed ${signed.length} recording(s)`,
      };
  const words: Record<KeyUse['trust'], Words> = {
    trusted: { zh: '就是您指定的那一把', en: 'it is the one you gave' },
    compare: {
      zh: '请与本系统公布的编号（网址 /api/seal-key）核对',
      en: 'compare it with the one that the installation publishes (/api/seal-key)',
    },
    other: { zh: '不是您指定的那一把', en: 'it is not the one you gave' },
  };
  return { zh: `${what.zh}，${words[trust].zh}：`, en: `${what.en}; ${words[trust].en}:` };
}

export const wordVerdict = ({ verdict, findings }: Report): Words => {
  if (verdict === 'intact')
    return {
      zh: '完整：与签名时一字不差，公钥也对得上。',
      en: 'Whole: every byte is as it was signed, and by the key you gave.',
    };
  if (verdict === 'compareKey')
    return {
      zh: '内部完整：与签名时一字不差。还差一步：核对下面的公钥编号是不是本系统公布的。',
      en: 'Whole in itself: every byte is as it was signed. One step is left: compare the key below with the published one.',
    };
  return {
    zh: `不完整或被改动：发现 ${findings.length} 处问题，见下。`,
    en: `Not whole, or changed: ${findings.length} problem(s), named below.`,
  };
};

const beijingTime = (at: number): string => {
  const moment = new Date(at + 8 * 3_600_000);
  return Number.isNaN(moment.getTime()) ? '?' : moment.toISOString().slice(0, 16).replace('T', ' ');
};

/** What it is about: from the package itself, worth as much as its signature. */
export function wordAbout(report: Report): Words | null {
  const { about } = report;
  if (about === null) return null;
  const when = beijingTime(about.madeAt);
  const [number, name, matter] = [about.caseNumber, about.madeFor, about.matterName].map((text) =>
    plain(String(text)),
  );
  return {
    zh: `办件 ${number}（${matter}），${about.recordingCount} 份录音录像，${about.fileCount} 个文件，北京时间 ${when} 为${name}导出`,
    en: `Case ${number} (${matter}), ${about.recordingCount} recording(s), ${about.fileCount} files, made ${when} Beijing time for ${name}`,
  };
}
