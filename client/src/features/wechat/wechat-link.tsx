import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';

/** That a WeChat belongs to whoever is signed in, and a way to end that. Nothing where none does. */
export function WechatLink() {
  const { t } = useTranslation('applicant');
  const { value } = useLoad('wechat', () => api('wechat:get'));
  const [isAsking, setIsAsking] = useState(false);
  const [isUnlinked, setIsUnlinked] = useState(false);
  const task = useTask();
  if (isUnlinked) return <Banner tone="good">{t('wechat.link.done')}</Banner>;
  if (value === null || !value.isLinked) return null;

  function unlink(): void {
    setIsAsking(false);
    void task.run(async () => {
      await api('wechat:unlink');
      setIsUnlinked(true);
    });
  }
  return (
    <>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Banner
        title={t('wechat.link.title')}
        action={
          <Button kind="plain" isBusy={task.isRunning} onClick={() => setIsAsking(true)}>
            {t('wechat.link.unlink')}
          </Button>
        }
      />
      {isAsking ? (
        <Dialog
          title={t('wechat.link.askTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={unlink}>
                {t('wechat.link.confirm')}
              </Button>
              <Button kind="primary" isWide onClick={() => setIsAsking(false)}>
                {t('wechat.link.stay')}
              </Button>
            </>
          }
        >
          <p>{t('wechat.link.askBody')}</p>
        </Dialog>
      ) : null}
    </>
  );
}
