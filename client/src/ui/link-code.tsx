import { toString as drawQr } from 'qrcode';
import type { ReactNode } from 'react';
import { formatSpan } from '../lib/time-text.ts';
import { CopyLink } from './copy-link.tsx';
import styles from './link-code.module.css';
import { useLoad } from './use-load.ts';

type LinkCodeProps = {
  link: string;
  leftMs: number;
  words: { code: string; left: string; copied: string; hint: string };
  /** Another way to pass it on, above the copying. */
  share?: ReactNode;
};

/** A link that is good for a while: to be scanned or copied. It brings the drawing of QR codes along. */
export function LinkCode({ link, leftMs, words, share }: LinkCodeProps) {
  const { value: picture } = useLoad(link, () => drawPicture(link));
  return (
    <>
      {picture === null ? null : <img className={styles.code} src={picture} alt={words.code} />}
      <p className={styles.left}>
        {words.left} <span role="timer">{formatSpan(Math.max(0, leftMs))}</span>
      </p>
      {share ? <div className={styles.share}>{share}</div> : null}
      <CopyLink link={link} copied={words.copied} />
      <p className={styles.hint}>{words.hint}</p>
    </>
  );
}

async function drawPicture(link: string): Promise<string> {
  const svg = await drawQr(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
