import type { LegTarget, TransferWay } from '@cloudseat/shared/nouns/leg.ts';
import type { LegTargets } from '@cloudseat/shared/nouns/leg-targets.ts';
import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './leg.module.css';
import { TargetList } from './target-list.tsx';

type LegDialogProps = {
  kind: 'transfer' | 'consult';
  load: () => Promise<LegTargets>;
  asking: ReturnType<typeof useTask>;
  onTransfer: (way: TransferWay, target: LegTarget) => void;
  onConsult: (target: LegTarget) => void;
  onClose: () => void;
};

/** Whom, and in what way; what each way does to the applicant stands beside it, before it is done. */
export function LegDialog({ kind, load, asking, onTransfer, onConsult, onClose }: LegDialogProps) {
  const { t } = useTranslation('desk');
  const { value: targets, error, retry } = useLoad(kind, load);
  const [way, setWay] = useState<TransferWay>('warm');
  const [target, setTarget] = useState<LegTarget | null>(null);
  const [words, setWords] = useState('');
  const action = kind === 'consult' ? 'consult' : way;
  function ask(): void {
    if (target === null) return;
    if (kind === 'consult') onConsult(target);
    else onTransfer(way, target);
  }
  return (
    <Modal
      open
      title={t(`leg.title.${kind}`)}
      width={640}
      onCancel={onClose}
      getContainer={() => (document.fullscreenElement as HTMLElement | null) ?? document.body}
      footer={
        <>
          <Button onClick={onClose}>{t('leg.dismiss')}</Button>
          <Button
            type="primary"
            danger={action === 'direct'}
            disabled={target === null}
            loading={asking.isRunning}
            onClick={ask}
          >
            {t(`leg.ask.${action}`)}
          </Button>
        </>
      }
    >
      {kind === 'transfer' ? <WayChoice way={way} onWay={setWay} /> : null}
      <p className={styles.what}>{t(`leg.what.${action}`)}</p>
      <div className={styles.search}>
        <Input
          autoFocus
          value={words}
          aria-label={t('leg.search')}
          placeholder={t('leg.search')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button onClick={retry}>{t('leg.refresh')}</Button>
      </div>
      {asking.error ? <ErrorNotice error={asking.error} /> : null}
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {targets === null && error === null ? <Loading>{t('loading')}</Loading> : null}
      {targets === null ? null : (
        <TargetList targets={targets} words={words} chosen={target} onChoose={setTarget} />
      )}
    </Modal>
  );
}

function WayChoice({ way, onWay }: { way: TransferWay; onWay: (way: TransferWay) => void }) {
  const { t } = useTranslation('desk');
  return (
    <Radio.Group
      className={styles.ways ?? ''}
      value={way}
      aria-label={t('leg.way')}
      onChange={(event) => onWay(event.target.value as TransferWay)}
    >
      <Radio value="warm">{t('leg.wayOf.warm')}</Radio>
      <Radio value="direct">{t('leg.wayOf.direct')}</Radio>
    </Radio.Group>
  );
}
