// The page that checks a dossier in a browser: one file, opened from a disk or from the platform, that sends nothing anywhere.
import { keyIdOf, parseKeyId, readPublicKey, spellKeyId } from '@cloudseat/shared/dossier/public-key.ts';
import { sha256Of } from '@cloudseat/shared/dossier/verify/ports.ts';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import {
  type Words,
  wordAbout,
  wordFinding,
  wordKey,
  wordLeftOut,
  wordResult,
  wordVerdict,
} from '../words.ts';
import { blobSource, pageTools } from './page-tools.ts';
import { pageWords } from './page-words.ts';

/** More of them say nothing new. */
const shownMaxCount = 200;
const get = <Element extends HTMLElement>(id: string) => document.getElementById(id) as Element;
const [drop, file, key, keyNote, result] = [
  get('drop'),
  get<HTMLInputElement>('file'),
  get<HTMLInputElement>('key'),
  get('key-note'),
  get('result'),
];
const [running, progress, progressNote] = [
  get('running'),
  get<HTMLProgressElement>('progress'),
  get('progress-note'),
];
let language: keyof Words = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
let shown: { report: Report; fileName: string } | null = null;
let chosen: File | null = null;
/** Of the check that counts: one that began earlier shows nothing any more. */
let turn = 0;

const say = (words: Words): string => words[language];

function make(tag: string, text = '', className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

function showWords(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  document.title = say(pageWords.title);
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]'))
    element.textContent = say(pageWords[element.dataset.word as keyof typeof pageWords]);
  get('language').textContent = language === 'zh' ? 'English' : '中文';
  get('published').hidden = !location.protocol.startsWith('http');
  if (shown) showReport(shown.report, shown.fileName);
}

function showReport(report: Report, fileName: string): void {
  const about = wordAbout(report);
  const list = make('ul');
  for (const one of report.results) {
    const item = make('li', say(wordResult(one)), one.state);
    const findings = report.findings.filter(({ check }) => check === one.check);
    if (findings.length > 0) {
      const inner = make('ul');
      for (const finding of findings.slice(0, shownMaxCount))
        inner.append(make('li', say(wordFinding(finding))));
      if (findings.length > shownMaxCount)
        inner.append(make('li', `${say(pageWords.more)} ${findings.length - shownMaxCount}`));
      item.append(inner);
    }
    list.append(item);
  }
  for (const left of report.leftOut) list.append(make('li', say(wordLeftOut(left)), 'left'));
  const keys = report.keys.map((use) => {
    const line = make('p', say(wordKey(use)).replace(spellKeyId(use.keyId), '').replace(/\s+/g, ' '));
    line.append(make('span', spellKeyId(use.keyId), 'key-id'));
    return line;
  });
  const print = make('button', say(pageWords.print));
  print.addEventListener('click', () => window.print());
  result.className = report.verdict;
  result.dataset.verdict = report.verdict;
  result.replaceChildren(
    make('h2', say(wordVerdict(report))),
    make('p', fileName, 'note'),
    ...(about ? [make('p', say(about))] : []),
    ...keys,
    list,
    print,
  );
  result.hidden = false;
}

/** What was typed or pasted, as key ids; null where it is neither an id nor a key. */
async function readKey(): Promise<string[] | null> {
  const text = key.value.trim();
  if (text === '') return [];
  const typed = parseKeyId(text);
  if (typed !== null) return [typed];
  // One line of a text field: the breaks of a PEM became spaces.
  const pem = readPublicKey(
    text.replace(/(-----BEGIN PUBLIC KEY-----)\s*|\s*(-----END PUBLIC KEY-----)/g, '$1\n$2'),
  );
  return pem === null ? null : [keyIdOf(await sha256Of(pageTools, pem.spki))];
}

async function check(): Promise<void> {
  const blob = chosen;
  if (blob === null) return;
  turn += 1;
  const mine = turn;
  const trustedKeyIds = await readKey();
  keyNote.textContent = trustedKeyIds === null ? say(pageWords.noKey) : '';
  running.hidden = false;
  result.hidden = true;
  shown = null;
  let report: Report;
  try {
    report = await verifyDossier({
      ...{ source: blobSource(blob), tools: pageTools, trustedKeyIds: trustedKeyIds ?? [] },
      onProgress(share) {
        if (mine !== turn) return;
        progress.value = share;
        progressNote.textContent = `${say(pageWords.checking)} ${Math.floor(share * 100)} %`;
      },
    });
  } catch (error) {
    if (mine !== turn) return;
    running.hidden = false;
    progressNote.textContent = `${say(pageWords.unreadable)} (${(error as Error).message})`;
    return;
  }
  if (mine !== turn) return;
  running.hidden = true;
  shown = { report, fileName: blob.name };
  showReport(report, blob.name);
  result.focus();
}

function choose(files: FileList | null | undefined): void {
  const [first] = files ?? [];
  if (first === undefined) return;
  chosen = first;
  void check();
}

file.addEventListener('change', () => {
  choose(file.files);
  file.value = '';
});
key.addEventListener('change', () => void check());
get('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  showWords();
});
for (const name of ['dragenter', 'dragover'])
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('is-over');
  });
document.addEventListener('dragleave', () => drop.classList.remove('is-over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('is-over');
  choose(event.dataTransfer?.files);
});
showWords();
