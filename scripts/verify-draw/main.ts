// npm run verify-draw: repeats the draw of a panel from its record, and names the first thing that differs. No network, no database.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { drawChecks, verifyDraw } from '@cloudseat/shared/draw/verify-draw.ts';
import type { Words } from '../verify-dossier/words.ts';
import { checkWords, wordAbout, wordFinding, wordVerdict } from './words.ts';

const help = `npm run verify-draw -- <抽取记录 record.json> [--json]

用抽取记录重新抽取一遍评审专家，指出第一处不一致。不联网，不用数据库。
Draws a panel of experts again from its record and names the first thing that differs. Needs no network and no database.

  --json  输出一个 JSON 对象 prints one JSON object

退出码 exit: 0 一致 the same, 1 不一致 not the same, 2 用法不对 not used like this
`;
const both = ({ zh, en }: Words) => `${zh}\n    ${en}`;

async function run(): Promise<number> {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path] = positionals;
  if (values.help || path === undefined || positionals.length > 1) {
    console[values.help ? 'log' : 'error'](help);
    return values.help ? 0 : 2;
  }
  const report = verifyDraw(await readFile(path, 'utf8'), (bytes) =>
    createHash('sha256').update(bytes).digest(),
  );
  if (values.json) console.log(JSON.stringify(report));
  else {
    const about = wordAbout(report);
    if (about) console.log(`${both(about)}\n`);
    for (const check of drawChecks) {
      const count = report.counts[check];
      const findings = report.findings.filter((finding) => finding.check === check);
      if (count === undefined && findings.length === 0) continue;
      console.log(`${findings.length === 0 ? '✓' : '✗'} ${both(checkWords[check])}`);
      for (const finding of findings.slice(0, 20)) console.log(`  ✗ ${both(wordFinding(finding))}`);
    }
    console.log(`\n${both(wordVerdict(report))}`);
  }
  return report.findings.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
