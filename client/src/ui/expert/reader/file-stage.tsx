import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../../../lib/http.ts';
import styles from './reader.module.css';
import type { ReadingLog } from './reading-log.ts';

/** A file that has no pages to show: it can be saved, and counts as opened then. */
export function FileStage({ item, log }: { item: ReadingItem; log: ReadingLog | null }) {
  const { t } = useTranslation('expert-reading');
  return (
    <div className={styles.stage}>
      <p>{t('stage.noPages')}</p>
      <a
        href={apiUrl('expertFiling:content', { params: { fileId: item.sourceId } })}
        download={item.name}
        onClick={() => {
          log?.shown(item, 1, 0);
          void log?.flush();
        }}
      >
        {t('stage.save', { name: item.name })}
      </a>
    </div>
  );
}
