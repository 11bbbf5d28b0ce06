import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { useTranslation } from 'react-i18next';
import { type CaptionLine, toSeconds } from '../../lib/caption-lines.ts';
import { classNames } from '../class-names.ts';
import { ErrorNotice } from '../error-notice.tsx';
import styles from './captions.module.css';
import type { Captions } from './use-captions.ts';

type CaptionsAreaProps = { captions: Captions; room: Pick<RoomView, 'selfId' | 'participants'> };

/**
 * That captions are made, for everybody in the talk; and what is said, for who turned them on. Not read out: whoever hears the
 * page hears the talk as well.
 */
export function CaptionsArea({ captions, room }: CaptionsAreaProps) {
  const { view, lines, error } = captions;
  const { t } = useTranslation('captions');
  if (!view.isWanted && !view.isRunning && error === null) return null;
  const isDemo = view.source === 'demo';
  return (
    <div className={classNames(styles.area, view.isWanted && styles.reading)} data-captions data-read="skip">
      {view.isWanted || view.isRunning ? (
        <p className={styles.sign} role="status">
          <span className={classNames(styles.dot, !view.isAvailable && styles.away)} aria-hidden="true" />
          <strong>{t(view.isAvailable ? 'running' : 'unavailable')}</strong>
          {isDemo ? <span className={styles.demo}>{t('demo')}</span> : null}
          <span className={styles.about} hidden={view.isWanted && !view.isAvailable}>
            {view.isWanted
              ? t(isDemo ? 'demoMeans' : 'mayErr')
              : t(isDemo ? 'demoForOthers' : 'runningForOthers')}
          </span>
        </p>
      ) : null}
      {view.isWanted ? (
        <div className={styles.log} role="log" aria-live="off" aria-label={t('label')}>
          {lines.length === 0 ? (
            <p className={styles.empty}>{t(view.isRunning ? 'empty' : 'paused')}</p>
          ) : (
            lines.map((line) => (
              <Line key={`${line.participantId}-${line.caption.utterance}`} line={line} room={room} />
            ))
          )}
        </div>
      ) : null}
      {error ? <ErrorNotice isDark error={error} /> : null}
    </div>
  );
}

function Line({ line, room }: { line: CaptionLine; room: CaptionsAreaProps['room'] }) {
  const { t } = useTranslation('captions');
  const { participantId, caption } = line;
  const { content, isFinal } = caption;
  const person = room.participants.find((each) => each.participantId === participantId);
  const name = participantId === room.selfId ? t('you') : person?.displayName || t('other');
  return (
    <p className={classNames(styles.line, !isFinal && styles.growing)}>
      <strong>{name}</strong>{' '}
      {content.kind === 'words'
        ? content.text
        : t(isFinal ? 'spoke' : 'speaking', { count: toSeconds(content.spokenMs) })}
    </p>
  );
}
