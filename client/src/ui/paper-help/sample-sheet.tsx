import type { SampleId } from '@cloudseat/shared/nouns/ids.ts';
import type { PaperSample } from '@cloudseat/shared/nouns/paper-sample.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { FullScreen } from '../full-screen.tsx';
import { Icon } from '../icon.tsx';
import { Loading } from '../spinner.tsx';
import { useLoad } from '../use-load.ts';
import { useLocalText } from '../use-locale.ts';
import styles from './paper-help.module.css';

/** A paper as it ought to look, and in words what is looked at. */
export function SampleSheet({
  sampleId,
  name,
  onClose,
}: {
  sampleId: SampleId;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('paper-help');
  const { value, error, retry } = useLoad(`sample/${sampleId}`, () =>
    api('sample:get', { params: { sampleId } }),
  );
  return (
    <FullScreen title={t('sample.title', { name })} closeWords={t('close')} onClose={onClose}>
      <div className={styles.sheet}>
        {error ? <ErrorNotice error={error} onRetry={retry} isDark /> : null}
        {value === null && !error ? (
          <div className={styles.waiting}>
            <Loading>{t('sample.loading')}</Loading>
          </div>
        ) : null}
        {value === null ? null : (
          <div className={styles.pair}>
            <Picture sample={value} />
            <Rules sample={value} />
          </div>
        )}
      </div>
    </FullScreen>
  );
}

function Picture({ sample: { picture, name } }: { sample: PaperSample }) {
  const { t } = useTranslation('paper-help');
  const text = useLocalText();
  if (picture === null) return null;
  const url = `data:${picture.mimeType};base64,${picture.base64}`;
  if (picture.mimeType !== 'application/pdf')
    return <img className={styles.picture} src={url} alt={t('sample.alt', { name: text(name) })} />;
  // No browser follows a link to data by itself, but each saves it.
  return (
    <a className={styles.pdf} href={url} download={`${text(name)}.pdf`}>
      {t('sample.openPdf')}
    </a>
  );
}

function Rules({ sample: { fileKinds, isBothSides, rules } }: { sample: PaperSample }) {
  const { t } = useTranslation('paper-help');
  const text = useLocalText();
  const kinds = fileKinds.map((kind) => t(`sample.kind.${kind}`)).join(t('between'));
  const words = [
    t('sample.kinds', { kinds }),
    ...(isBothSides ? [t('sample.bothSides')] : []),
    ...rules.map(text),
  ];
  return (
    <div>
      <h2>{t('sample.rules')}</h2>
      <ul>
        {words.map((word) => (
          <li key={word}>
            <Icon name="check" /> <span>{word}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
