import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { useCaptureName } from '../../ui/use-capture-name.ts';
import styles from './desk-capture.module.css';
import { findBarCapture } from './shown-captures.ts';

const wordsOf = { opened: 'desk.barOpened', sending: 'desk.barSending', sent: 'desk.barSent' } as const;

/** Over the talk: why the applicant's face is gone, and that a photograph has come. */
export function CaptureBar({ captures }: { captures: readonly Capture[] }) {
  const { t } = useTranslation('capture');
  const nameOf = useCaptureName();
  const found = findBarCapture(captures);
  if (found === null) return null;
  const { kind, capture } = found;
  return (
    <div className={styles.bar}>
      <Banner
        isDark
        tone={kind === 'sent' ? 'good' : 'info'}
        title={t(wordsOf[kind], { name: nameOf(capture), percent: capture.percent ?? 0 })}
      />
    </div>
  );
}
