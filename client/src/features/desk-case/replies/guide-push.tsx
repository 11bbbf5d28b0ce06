import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { Button } from 'antd';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useTask } from '../../../ui/use-task.ts';
import { loadReplies } from './load-replies.ts';
import styles from './replies.module.css';

type GuidePushProps = {
  callId: CallId;
  matterId: MatterId;
  matterName: LocalText;
  onSend: (text: string, link: MessageLink) => void;
};

/** Sends the matter's page to the applicant, in their language. */
export function GuidePush({ callId, matterId, matterName, onSend }: GuidePushProps) {
  const { t } = useTranslation('replies');
  const task = useTask();
  const [isSent, setIsSent] = useState(false);
  const push = () =>
    task.run(async () => {
      const { locale } = await loadReplies(callId);
      await i18next.loadLanguages(locale);
      const say = i18next.getFixedT(locale, 'replies');
      const matter = matterName[locale];
      onSend(say('guide.message', { matter }), {
        label: say('guide.label', { matter }).slice(0, 60),
        url: `/matters/${matterId}`,
      });
      setIsSent(true);
    });
  return (
    <div className={styles.push}>
      <Button onClick={() => void push()} loading={task.isRunning}>
        {t(isSent ? 'guide.again' : 'guide.push')}
      </Button>
      <span role="status">{isSent ? t('guide.sent') : null}</span>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </div>
  );
}
