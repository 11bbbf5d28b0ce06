import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/http.ts';
import { ErrorNotice } from '../../error-notice.tsx';
import { FilmPlayer } from '../../film/film-player.tsx';
import type { FilmHandle, FilmPin } from '../../film/film-player-props.ts';
import { Loading } from '../../spinner.tsx';
import { useLoad } from '../../use-load.ts';
import styles from './reader.module.css';
import type { ReadingLog } from './reading-log.ts';

type FilmStageProps = {
  item: ReadingItem;
  pins: readonly FilmPin[];
  onPin: (pin: FilmPin) => void;
  handle: (handle: FilmHandle | null) => void;
  log: ReadingLog | null;
};

/** A film with pins at their seconds; what is really played of it is counted. */
export function FilmStage({ item, pins, onPin, handle, log }: FilmStageProps) {
  const { t } = useTranslation('expert-reading');
  const { value, error, retry } = useLoad(`film/${item.sourceId}`, () =>
    api('film:get', { params: { filmId: item.sourceId } }),
  );
  return (
    <div className={styles.stage}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('stage.loadingFilm')}</Loading> : null}
      {value === null ? null : (
        <FilmPlayer
          film={value}
          {...{ pins, onPin, handle }}
          onWatched={(spans) =>
            log?.played(
              item,
              spans.map(({ fromMs, toMs }) => [Math.round(fromMs), Math.round(toMs)]),
            )
          }
        />
      )}
    </div>
  );
}
