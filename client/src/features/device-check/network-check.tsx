import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './check.module.css';
import { CheckLine } from './check-line.tsx';
import { LinkFigures } from './link-figures.tsx';
import type { LinkCheckState } from './use-link-check.ts';

const toneOf = { video: 'good', voice: 'warn', text: 'warn', kiosk: 'bad' } as const;

/** The network over the way of a talk: how far the check is, then its verdict in words, and its figures for who asks. */
export function NetworkCheck({ state, onAgain }: { state: LinkCheckState; onAgain: () => void }) {
  const { t } = useTranslation('check');
  if (state.status === 'running') {
    const percent = Math.round(state.share * 100);
    return (
      <>
        <CheckLine state="running" words={t(`network.step.${state.step}`)} />
        <progress className={styles.progress} max={100} value={percent} aria-label={t('network.progress')} />
      </>
    );
  }
  const again = (
    <Button kind="plain" icon="retry" onClick={onAgain}>
      {t('network.again')}
    </Button>
  );
  if (state.status === 'unknown')
    return <CheckLine state="warn" words={t('network.unknown')} action={again} />;
  const { verdict, measure } = state;
  return (
    <>
      <CheckLine state={toneOf[verdict]} words={t(`network.verdict.${verdict}`)} action={again} />
      <LinkFigures measure={measure} />
    </>
  );
}
