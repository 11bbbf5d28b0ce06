// What set-up and start tell the operator: Chinese first, English after, one line each.

// Handed on when set-up's Node starts another one, so that the seconds go on.
const startedAt = Number(process.env.CLOUDSEAT_STARTED_AT) || Date.now();
const isTerminal = process.stdout.isTTY === true;
let hasOpenProgress = false;

/** @param {string} code @param {string} text */
const paint = (code, text) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);

function closeProgress() {
  if (hasOpenProgress) process.stdout.write('\n');
  hasOpenProgress = false;
}

/** @param {string} zh @param {string} en */
export function say(zh, en) {
  closeProgress();
  process.stdout.write(`${zh} ${paint('2', en)}\n`);
}

/** A step that begins, with the seconds since set-up began. @param {string} zh @param {string} en */
export function sayStep(zh, en) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0).padStart(3);
  say(`${paint('36', '▸')} ${seconds}s  ${zh}`, en);
}

/** @param {string} zh @param {string} en */
export function sayWarning(zh, en) {
  say(`${paint('33', '！')} ${zh}`, en);
}

/** @param {string} zh @param {string} en */
export function sayError(zh, en) {
  closeProgress();
  process.stderr.write(`${paint('31', '✗')} ${zh}\n  ${en}\n`);
}

let lastPercent = -1;

/**
 * Progress of a long step. In a terminal one line is rewritten; in a log a line comes with every tenth, so that
 * a build does not fill it.
 * @param {string} label @param {number} done @param {number} total
 */
export function sayProgress(label, done, total) {
  const percent = Math.floor((done / total) * 100);
  if (percent === lastPercent) return;
  lastPercent = percent;
  const line = `    ${label} ${String(percent).padStart(3)} %  (${done}/${total})`;
  if (isTerminal) {
    process.stdout.write(`\r${line}`);
    hasOpenProgress = done < total;
    if (!hasOpenProgress) process.stdout.write('\n');
  } else if (percent % 10 === 0) {
    process.stdout.write(`${line}\n`);
  }
}

/** A problem the operator has to solve; shown without a stack. */
export class SetupError extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(en);
    this.name = 'SetupError';
    this.zh = zh;
    this.en = en;
  }
}

/** Ends the process with the problem in words; anything unexpected keeps its stack. @param {unknown} error */
export function exitWithError(error) {
  if (error instanceof Error && error.name === 'SetupError') {
    sayError('zh' in error ? String(error.zh) : '准备失败', error.message);
  } else {
    sayError('出现意外错误', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  process.exit(1);
}
