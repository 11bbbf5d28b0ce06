import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { materialUrl } from '../../lib/http.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FirmName } from '../../ui/firm-name.tsx';
import { RecordingPlayer } from '../../ui/recording-player.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import type { useTask } from '../../ui/use-task.ts';
import type { ChatLog } from './chat-log.ts';
import styles from './message-panel.module.css';

type MessagePanelProps = {
  call: DeskCallView;
  chat: ChatLog | null;
  ending: ReturnType<typeof useTask>;
  onEnd: () => void;
};

const noLines = createStore(() => ({ messages: [] as { sender: string }[] }));

/** A message left behind: its recording to be watched, answered in writing beside it. */
export function MessagePanel({ call, chat, ending, onEnd }: MessagePanelProps) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const locale = useLocale();
  const lines = useStore(chat?.store ?? noLines, ({ messages }) => messages);
  const isAnswered = lines.some(({ sender }) => sender === 'agent');
  const [recording] = call.materials.filter(({ purpose }) => purpose === 'videoMessage').slice(-1);
  const end = (
    <Button type="primary" size="large" loading={ending.isRunning} onClick={isAnswered ? onEnd : undefined}>
      {t('message.end')}
    </Button>
  );
  return (
    <section className={styles.panel} aria-label={call.applicantName}>
      <header className={styles.head}>
        <h1>
          {call.ticketNumber} <span>{text(call.matterName)}</span>
          <FirmName firm={call.firm} />
        </h1>
        <p>
          {t('message.title')} · {call.applicantName} ·{' '}
          {t('message.left', { time: formatTimeOfDay(call.enqueuedAt, locale) })}
        </p>
      </header>
      {recording === undefined ? (
        <p className={styles.none}>{t('message.textOnly')}</p>
      ) : (
        <RecordingPlayer src={materialUrl(recording.materialId)} label={t('message.player')} />
      )}
      <p className={styles.how}>{t('message.how')}</p>
      {ending.error ? <ErrorNotice error={ending.error} /> : null}
      {isAnswered ? (
        end
      ) : (
        <Popconfirm
          title={t('message.endAsk')}
          okText={t('message.endConfirm')}
          cancelText={t('message.endStay')}
          onConfirm={onEnd}
        >
          {end}
        </Popconfirm>
      )}
    </section>
  );
}
