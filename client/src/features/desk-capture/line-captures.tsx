import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCaptureName } from '../../ui/use-capture-name.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { AskButton } from './ask-button.tsx';
import type { CaptureWork } from './capture-actions.ts';
import { CaptureResult } from './capture-result.tsx';
import styles from './desk-capture.module.css';
import { isFullOf, isToBeSeen, shownCaptures } from './shown-captures.ts';

export type LineCapturesProps = {
  work: CaptureWork;
  /** Null: papers that are in no list. */
  line: MaterialLine | null;
  checklist: readonly MaterialLine[];
  materials: readonly Material[];
};

/** Beside one line of the list: how the photographs of its paper stand, the one that came, and the way to ask for one. */
export function LineCaptures({ work, line, checklist, materials }: LineCapturesProps) {
  const text = useLocalText();
  const { captures, actions, task } = work;
  const shown = shownCaptures(captures, line?.lineId ?? null);
  if (shown.length === 0 && (actions === null || line === null)) return null;
  return (
    <div className={styles.line}>
      {shown.map((capture) =>
        isToBeSeen(capture) ? (
          <CaptureResult
            key={capture.captureId}
            capture={capture}
            checklist={checklist}
            lineId={materials.find(({ materialId }) => materialId === capture.materialId)?.lineId ?? null}
            work={work}
          />
        ) : (
          <CaptureStateLine key={capture.captureId} capture={capture} work={work} />
        ),
      )}
      {actions === null || line === null ? null : (
        <AskButton
          lineName={text(line.name)}
          isBusy={task.isRunning || isFullOf(captures)}
          onAsk={(part) => void task.run(() => actions.ask({ lineId: line.lineId, name: null }, part))}
        />
      )}
    </div>
  );
}

function CaptureStateLine({ capture, work }: { capture: Capture; work: CaptureWork }) {
  const { t } = useTranslation('capture');
  const nameOf = useCaptureName();
  const { actions, task } = work;
  const { captureId, state, percent, declineReason } = capture;
  const kind = state === 'opened' && percent !== null ? 'sending' : state;
  const reason = declineReason === null ? '' : t(`desk.declined.${declineReason}`);
  return (
    <p className={styles.state} data-state={kind}>
      <span role="status">
        <strong>{nameOf(capture)}</strong>{' '}
        {kind === 'sent' ? null : t(`desk.state.${kind}`, { percent: percent ?? 0, reason })}
      </span>
      {actions !== null && isCaptureOpen(capture) ? (
        <Button
          size="small"
          type="link"
          aria-label={t('desk.cancelLine', { name: nameOf(capture) })}
          disabled={task.isRunning}
          onClick={() => void task.run(() => actions.cancel(captureId))}
        >
          {t('desk.cancel')}
        </Button>
      ) : null}
    </p>
  );
}
