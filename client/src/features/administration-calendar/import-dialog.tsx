import type { OfficialPreview } from '@cloudseat/shared/nouns/working-day.ts';
import { isWeekend } from '@cloudseat/shared/nouns/working-day-rules.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './calendar.module.css';
import { dayText } from './date-words.ts';
import { SaveError } from './save-error.tsx';

type ImportDialogProps = {
  year: number;
  today: string;
  onClose: () => void;
  onImported: (changedCount: number) => Promise<void>;
  onReadAgain: () => void;
  onExpired: () => void;
};

/** What the official table would change, before it does. */
export function ImportDialog({
  year,
  today,
  onClose,
  onImported,
  onReadAgain,
  onExpired,
}: ImportDialogProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const params = { year: String(year) };
  const preview = useLoad(`${year}`, () => api('calendar:previewOfficial', { params }));
  const task = useTask();
  useExpiry(preview.error, onExpired);
  const shown = preview.value;
  const hasChanges = shown !== null && shown.changes.length > 0;

  function run({ revision }: OfficialPreview): void {
    void task.run(async () => {
      const { changedCount } = await api('calendar:importOfficial', { params, body: { revision } });
      await onImported(changedCount);
    });
  }

  return (
    <Dialog
      title={t('import.title', { year })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t(hasChanges ? 'import.cancel' : 'import.close')}
          </Button>
          {hasChanges ? (
            <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => run(shown)}>
              {t('import.confirm')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.parts}>
        {shown === null && !preview.error ? <Loading>{t('common:loading')}</Loading> : null}
        {shown ? <Preview preview={shown} today={today} /> : null}
        {preview.error ? <ErrorNotice error={preview.error} onRetry={preview.retry} /> : null}
        <SaveError error={task.error} onReadAgain={onReadAgain} onExpired={onExpired} />
      </div>
    </Dialog>
  );
}

function Preview({ preview, today }: { preview: OfficialPreview; today: string }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const text = useLocalText();
  const { changes, others } = preview;
  return (
    <>
      <p>{changes.length > 0 ? t('import.intro', { count: changes.length }) : t('import.nothing')}</p>
      {changes.length > 0 ? (
        // Long: to be scrolled by keyboard as well.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls
        <ul className={styles.changes} tabIndex={0} aria-label={t('import.intro', { count: changes.length })}>
          {changes.map(({ date, before, after }) => (
            <li key={date}>
              <strong>{dayText(date, locale)}</strong>
              <span>
                {t(after.kind === 'holiday' ? 'import.toHoliday' : 'import.toWorkday', {
                  before: t(`state.${before?.kind ?? (isWeekend(date) ? 'weekend' : 'weekday')}`),
                  name: text(after.name),
                })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {changes.some(({ date }) => date < today) ? <Banner tone="warn">{t('import.past')}</Banner> : null}
      {others.length > 0 ? (
        <div>
          <p>{t('import.others', { count: others.length })}</p>
          <ul>
            {others.map(({ date, name }) => (
              <li key={date}>
                {dayText(date, locale)} {text(name)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
