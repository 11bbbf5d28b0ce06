// The page that repeats a draw in a browser: one file, opened from a disk or from the platform, that sends nothing anywhere.
import { type DrawReport, drawChecks, verifyDraw } from '@cloudseat/shared/draw/verify-draw.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Words } from '../../verify-dossier/words.ts';
import { checkWords, wordAbout, wordFinding, wordVerdict } from '../words.ts';

const pageWords = {
  title: { zh: '专家抽取核验', en: 'Check of a draw' },
  lead: {
    zh: '选择从平台下载的抽取记录（.json），本页按记录重新抽取一遍，指出第一处不一致。',
    en: 'Choose the record of a draw (.json) from the platform: this page draws again and names the first thing that differs.',
  },
  choose: { zh: '选择抽取记录', en: 'Choose a record' },
  privacy: {
    zh: '一切都在您的电脑上完成，什么也不发送。',
    en: 'Everything happens on your own computer; nothing is sent.',
  },
} satisfies Record<string, Words>;

const get = <Element extends HTMLElement>(id: string) => document.getElementById(id) as Element;
const result = get('result');
let language: keyof Words = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
let shown: { report: DrawReport; fileName: string } | null = null;

function make(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

function show(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const [id, words] of Object.entries(pageWords)) get(id).textContent = words[language];
  get('language').textContent = language === 'zh' ? 'English' : '中文';
  if (shown === null) return;
  const { report, fileName } = shown;
  const list = make('ul', '');
  for (const check of drawChecks) {
    const findings = report.findings.filter((finding) => finding.check === check);
    if (report.counts[check] === undefined && findings.length === 0) continue;
    const item = make('li', checkWords[check][language], findings.length === 0 ? 'good' : 'bad');
    const inner = make('ul', '');
    for (const finding of findings.slice(0, 20)) inner.append(make('li', wordFinding(finding)[language]));
    if (findings.length > 0) item.append(inner);
    list.append(item);
  }
  const about = wordAbout(report);
  result.className = report.findings.length > 0 ? 'broken' : 'intact';
  result.dataset.verdict = result.className;
  result.replaceChildren(
    make('h2', wordVerdict(report)[language]),
    make('p', fileName, 'note'),
    ...(about ? [make('p', about[language])] : []),
    list,
  );
  result.hidden = false;
}

async function choose(files: FileList | null | undefined): Promise<void> {
  const [file] = files ?? [];
  if (file === undefined) return;
  const text = await file.text().catch(() => '');
  shown = { report: verifyDraw(text, sha256), fileName: file.name };
  show();
  result.focus();
}

const input = get<HTMLInputElement>('file');
input.addEventListener('change', () => {
  void choose(input.files);
  input.value = '';
});
get('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  show();
});
for (const name of ['dragenter', 'dragover'])
  document.addEventListener(name, (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void choose(event.dataTransfer?.files);
});
show();
