import { spellKeyId } from '@cloudseat/shared/dossier/public-key.ts';
import { districtTime } from '../catalogue/opening-hours.ts';

/** For whoever opens the package years later, with nothing but it. */
export const readmeOf = (about: {
  caseNumber: string;
  madeAt: number;
  madeFor: string;
  keyId: string;
}): string => `办件 ${about.caseNumber} 的卷宗
${districtTime(about.madeAt).slice(0, 16).replace('T', ' ')} 由${about.madeFor}导出。里面有个人信息，请妥善保管。

这是什么
  journal.jsonl   办件日志，一行一条；每条的 SHA-256 连着上一条，改一行、少一行都查得出来
  documents/      交来的每一份材料，每一个版本
  papers/         出具的文书；-signed 是签过名的
  signatures/     签名记录    forms/ 填好的表    opinions/ 联审意见
  seals/          每份录音录像的封存：每一段的 SHA-256、谁在场、谁同意、哪里有空缺和为什么
  recordings/     录音录像本身，每几秒一个文件，每个都能单独播放
  expert-review/  云评审（如有）：名单、打分、意见书、签署、修改与复核；每份的 SHA-256 写在日志里
  manifest.json   以上每个文件的大小和 SHA-256；没有放进来的写在 leftOut 里
  head.json       清单的 SHA-256 和日志最后一条；head.sig 是系统对它的签名（Ed25519）
  public-key.pem  签名用的公钥，编号 ${spellKeyId(about.keyId)}

怎样核验
  1. 用浏览器打开核验页（本系统的 /verify；存成文件后断网也能用），选择这个 .zip。
     或者运行：npm run verify-dossier -- 这个文件.zip
  2. 把显示的公钥编号与本系统公布的（网址 /api/seal-key）核对。
  改动、缺少、多出的每个文件和每条日志都会被指出来。没有核验程序时，也可以用通用工具：
     sha256sum <文件>，与 manifest.json 里的比较
     openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in head.json -sigfile head.sig
     openssl pkey -pubin -in public-key.pem -outform DER | sha256sum   （前 32 位就是公钥编号）
  日志每条的 SHA-256 = 上一条的 SHA-256、换行、序号、换行、这一条除 sequence 和 hash 外按键名排序的 JSON；
  第一条之前是 "cloudseat case journal v1"、换行、办件 id 的 SHA-256。

----------------------------------------------------------------------------------------------------

The dossier of case ${about.caseNumber}, made for ${about.madeFor}. It holds personal data: keep it safe.

What it is
  journal.jsonl   the case's journal, an entry a line; the SHA-256 of each stands on the one before
  documents/      every file that was handed in, every version      papers/ what was issued; -signed: with the signature
  signatures/ forms/ opinions/    records of signatures, completed forms, opinions of departments
  seals/          of each recording: the SHA-256 of every segment, who was there, who agreed, what is missing and why
  recordings/     the recordings, a file every few seconds, each of which plays by itself
  expert-review/  of an expert review: panel, marks, report, signatures, changes; the journal has the SHA-256 of each
  manifest.json   size and SHA-256 of all of that; what is not in the package stands in leftOut
  head.json       the SHA-256 of the manifest and the journal's last entry; head.sig is the installation's signature (Ed25519)
  public-key.pem  the key that signed, id ${spellKeyId(about.keyId)}

How to check it
  1. Open the page for it in a browser (/verify of the installation; saved as a file it needs no network)
     and choose this .zip; or run: npm run verify-dossier -- this-file.zip
  2. Compare the id of the key with the one that the installation publishes (/api/seal-key).
  Every file and entry that was changed, is missing or was added is named. Without these, common tools do: see the commands above.
  An entry's SHA-256 is over: the SHA-256 before it, a line break, its sequence, a line break, and the entry without sequence and hash
  as JSON with sorted keys. Before the first stands the SHA-256 of "cloudseat case journal v1", a line break, and the id of the case.
`;
