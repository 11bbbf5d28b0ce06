import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { type CaptureAgainReason, captureAgainReasons } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { Button, Dropdown, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { materialUrl } from '../../lib/http.ts';
import { useCaptureName } from '../../ui/use-capture-name.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import type { CaptureWork } from './capture-actions.ts';
import styles from './desk-capture.module.css';

type CaptureResultProps = {
  capture: Capture;
  checklist: readonly MaterialLine[];
  /** Where its file is now. */
  lineId: MaterialLineId | null;
  work: CaptureWork;
};

/** The photograph that came, large, with what can be said of it. */
export function CaptureResult({ capture, checklist, lineId, work }: CaptureResultProps) {
  const { t } = useTranslation('capture');
  const text = useLocalText();
  const nameOf = useCaptureName();
  const selectId = useId();
  const { actions, task } = work;
  const [isLarge, setIsLarge] = useState(false);
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    // No value: newer browsers give a promise, which is no clean-up.
    void figure.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { captureId, materialId } = capture;
  if (materialId === null) return null;
  const url = materialUrl(materialId);
  const name = t('desk.result', { name: nameOf(capture) });
  const review = (verdict: 'good' | CaptureAgainReason) =>
    actions && void task.run(() => actions.review(captureId, verdict));
  return (
    <figure className={styles.result} aria-label={name} ref={figure}>
      <figcaption role="status">{name}</figcaption>
      {actions === null ? null : (
        <div className={styles.answers}>
          <Button type="primary" disabled={task.isRunning} onClick={() => review('good')}>
            {t('desk.good')}
          </Button>
          <Dropdown
            trigger={['click']}
            autoFocus
            disabled={task.isRunning}
            menu={{
              'aria-label': t('desk.againBecause'),
              items: captureAgainReasons.map((reason) => ({
                key: reason,
                label: t(`desk.againReason.${reason}`),
              })),
              onClick: ({ key }) => review(key as CaptureAgainReason),
            }}
          >
            <Button>{t('desk.again')}</Button>
          </Dropdown>
          <div className={styles.refile}>
            <label htmlFor={selectId}>{t('desk.refile')}</label>
            <select
              id={selectId}
              value={lineId ?? ''}
              disabled={task.isRunning}
              onChange={({ target }) => {
                const to = checklist.find((line) => line.lineId === target.value)?.lineId ?? null;
                void task.run(() => actions.refile(captureId, to));
              }}
            >
              {checklist.map((line) => (
                <option key={line.lineId} value={line.lineId}>
                  {text(line.name)}
                </option>
              ))}
              <option value="">{t('desk.refileNone')}</option>
            </select>
          </div>
        </div>
      )}
      <button
        type="button"
        className={styles.picture}
        title={t('desk.large')}
        onClick={() => setIsLarge(true)}
      >
        <img src={url} alt={name} />
      </button>
      <Modal
        open={isLarge}
        title={name}
        width="min(96vw, 1200px)"
        centered
        destroyOnHidden
        footer={
          <a href={url} target="_blank" rel="noopener noreferrer">
            {t('desk.open')}
          </a>
        }
        onCancel={() => setIsLarge(false)}
      >
        <img className={styles.large} src={url} alt={name} />
      </Modal>
    </figure>
  );
}
