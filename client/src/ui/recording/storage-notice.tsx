import type { RecordingStorage } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { Banner } from '../banner.tsx';

/** Where recordings are kept runs full; nothing while there is room. Words: recording. */
export function StorageNotice({ storage: { level, freeBytes } }: { storage: RecordingStorage }) {
  const { t } = useTranslation('recording');
  if (level === 'ample') return null;
  return (
    <Banner tone={level === 'full' ? 'bad' : 'warn'}>
      {level === 'full'
        ? t('list.storage.full')
        : freeBytes === null
          ? t('list.storage.lowUnknown')
          : t('list.storage.low', { free: formatBytes(freeBytes) })}
    </Banner>
  );
}
