import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedBlur } from '../../signal/follow-blur.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './blur-bar.module.css';

/** That the applicant's background is blurred; and the wish to see the picture as it is, which only they can fulfil. */
export function BlurBar({ followed }: { followed: FollowedBlur }) {
  const { t } = useTranslation('blur');
  const { blur } = useStore(followed.state);
  const task = useTask();
  if (blur === null || !blur.isOn) return null;
  return (
    <div className={styles.bar}>
      <Banner
        isDark
        tone="info"
        title={t(blur.isOffAsked ? 'desk.asked' : 'desk.on')}
        action={
          blur.isOffAsked ? null : (
            <Button kind="call" isBusy={task.isRunning} onClick={() => void task.run(followed.askOff)}>
              {t('desk.ask')}
            </Button>
          )
        }
      />
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}
