// npm run verify-dossier: whether an exported dossier is, to the last byte, what an installation signed. No network, no database.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { keyIdOf, parseKeyId, readPublicKey } from '@cloudseat/shared/dossier/public-key.ts';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import { nodeTools, openFileSource } from './node-tools.ts';
import {
  plain,
  type Words,
  wordAbout,
  wordFinding,
  wordKey,
  wordLeftOut,
  wordResult,
  wordVerdict,
} from './words.ts';

const help = `npm run verify-dossier -- <file.zip> [--key <public-key.pem | 公钥编号 key id>]… [--json]

核验导出的卷宗：压缩包的每个字节、签名、每个文件、办件日志的指纹链、录音录像的封存。不联网，不用数据库。
Checks an exported dossier: every byte of the package, the signature, each file, the chain of the case's journal, the seals of its
recordings. Needs no network and no database.

  --key   公布的公钥（PEM 文件或编号），可以写多次；不写则只核对内部是否完整
          the published key, a PEM file or its id, more than once if you like; without it the package is checked in itself
  --json  输出一个 JSON 对象 prints one JSON object

退出码 exit: 0 完整 whole, 1 被改动或不完整 changed or not whole, 2 用法不对 not used like this
`;

class UsageError extends Error {}

async function readKeyId(text: string): Promise<string> {
  const typed = parseKeyId(text);
  if (typed !== null) return typed;
  const pem = await readFile(text, 'utf8').catch(() => {
    throw new UsageError(`既不是公钥编号，也没有这个文件 neither a key id nor a file: ${text}`);
  });
  const key = readPublicKey(pem);
  if (key === null) throw new UsageError(`不是 Ed25519 公钥 no Ed25519 public key: ${text}`);
  return keyIdOf(createHash('sha256').update(key.spki).digest('hex'));
}

function readArguments() {
  try {
    const options = {
      key: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const both = ({ zh, en }: Words) => `${zh}\n    ${en}`;

function print(report: Report): void {
  const about = wordAbout(report);
  if (about) console.log(`${both(about)}\n`);
  for (const result of report.results) {
    const mark = { good: '✓', bad: '✗', skipped: '–' }[result.state];
    console.log(`${mark} ${both(wordResult(result))}`);
    for (const finding of report.findings.filter(({ check }) => check === result.check))
      console.log(`  ✗ ${wordFinding(finding).zh}\n    ${wordFinding(finding).en}`);
  }
  for (const left of report.leftOut) console.log(`· ${both(wordLeftOut(left))}`);
  console.log('');
  for (const key of report.keys) console.log(`${both(wordKey(key))}`);
  console.log(`\n${both(wordVerdict(report))}`);
}

/** On a terminal that a person looks at. */
function createProgress(isOn: boolean): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (!isOn || percent === last) return;
    last = percent;
    process.stderr.write(`\r${percent} %${percent === 100 ? '\r      \r' : ''}`);
  };
}

async function run(): Promise<number> {
  const { values, positionals } = readArguments();
  const [path, ...rest] = positionals;
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (path === undefined || rest.length > 0) throw new UsageError(help);
  const trustedKeyIds = await Promise.all((values.key ?? []).map(readKeyId));
  const source = await openFileSource(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`打不开 cannot be opened: ${plain(path)} (${error.code})`);
  });
  try {
    const onProgress = createProgress(process.stderr.isTTY === true && values.json !== true);
    const report = await verifyDossier({ source, tools: nodeTools, trustedKeyIds, onProgress });
    if (values.json) console.log(JSON.stringify(report));
    else print(report);
    return report.verdict === 'broken' ? 1 : 0;
  } finally {
    await source.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
