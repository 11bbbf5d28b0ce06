import styles from './steps.module.css';

/** What to do one after the other: a line of `words` is a step. */
export function Steps({ words }: { words: string }) {
  return (
    <ol className={styles.steps}>
      {words.split('\n').map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
