import styles from './player.module.css';

const rows = [0, 1, 2, 3, 4, 5] as const;

/** Over all pictures: who looks, and when. Whoever films the screen films it along. */
export function Watermark({ text }: { text: string }) {
  return (
    <div className={styles.watermark} aria-hidden="true" data-watermark={text}>
      {rows.map((row) => (
        <span key={row}>{`${text}　　${text}　　${text}`}</span>
      ))}
    </div>
  );
}
