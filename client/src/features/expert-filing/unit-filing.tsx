import type { ExpertFile, FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import { withdrawableStates } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ProjectLine } from '@cloudseat/shared/nouns/project-kind.ts';
import { useTranslation } from 'react-i18next';
import { acceptedFiles } from '../../lib/file-rules.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { BeginAgain, ReviewLinks, type ReviewPath } from './begin-again.tsx';
import styles from './filing.module.css';
import { FilingLines } from './filing-lines.tsx';
import { type ProjectUploads, useProjectUploads } from './project-uploads.ts';
import { ProjectWordsCard } from './project-words.tsx';
import { RemoveButton } from './remove-button.tsx';
import { SubmitPart } from './submit-part.tsx';
import { UploadRows } from './upload-rows.tsx';
import { useFiling } from './use-filing.ts';
import { WithdrawPart } from './withdraw-part.tsx';

type UnitFilingProps = {
  review: ExpertReviewView;
  /** After a step of one's own: the page reads the review again. */
  onChanged: () => void;
  onExpired: () => void;
  reviewPath: ReviewPath;
};

/** The unit's own project: what is missing, files up and out, the words, in with it, back with it. */
export function UnitFiling({ review, onChanged, onExpired, reviewPath }: UnitFilingProps) {
  const { t } = useTranslation(['expert-filing', 'common']);
  const { filing, error, retry } = useFiling(review.reviewId);
  const uploads = useProjectUploads(review.reviewId, retry);
  useExpiry(error, onExpired);
  if (review.part !== 'unit') return null;
  function changed(): void {
    retry();
    onChanged();
  }
  const isDraft = review.state === 'draft';
  return (
    <div className={styles.form}>
      {filing === null ? null : (
        <>
          <ReviewLinks {...{ filing, reviewPath }} />
          <BeginAgain {...{ review, filing, reviewPath }} />
          <SentBack review={review} filing={filing} />
        </>
      )}
      {isDraft ? <ProjectWordsCard key={review.version} review={review} onChanged={changed} /> : null}
      <Card title={t('title')}>
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {filing === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
        {filing === null ? null : <Lines {...{ review, filing, uploads }} onChanged={retry} />}
      </Card>
      {isDraft && filing !== null ? (
        <SubmitPart
          {...{ review, filing }}
          isUploading={uploads.uploads.some((each) => each.error === null)}
          onChanged={changed}
        />
      ) : null}
      {withdrawableStates.includes(review.state) ? (
        <WithdrawPart review={review} onChanged={onChanged} />
      ) : null}
    </div>
  );
}

/** Why it came back last, while it is being completed. */
function SentBack({ review, filing }: { review: ExpertReviewView; filing: FilingView }) {
  const { t } = useTranslation('expert-filing');
  const locale = useLocale();
  const [last] = filing.sendBacks;
  if (review.state !== 'draft' || last === undefined) return null;
  return (
    <Banner tone="warn" title={t('sentBack.title')}>
      <p className={styles.whole}>{last.reason}</p>
      <p>{t('sentBack.at', { time: formatDayAndTime(last.at, locale) })}</p>
    </Banner>
  );
}

type LinesProps = {
  review: ExpertReviewView;
  filing: FilingView;
  uploads: ProjectUploads;
  onChanged: () => void;
};

function Lines({ review, filing, uploads, onChanged }: LinesProps) {
  const { t } = useTranslation('expert-filing');
  const [last] = review.state === 'draft' ? filing.sendBacks : [];
  const noteOf = ({ lineId }: ProjectLine) =>
    last?.lines.find((each) => each.lineId === lineId)?.note || null;
  if (!filing.mayChange) return <FilingLines lines={review.kind.materials} filing={filing} />;
  return (
    <>
      <p className={styles.hint}>{t('upload.hint')}</p>
      <FilingLines
        lines={review.kind.materials}
        {...{ filing, noteOf }}
        fileActions={(line, file) => <FileActions {...{ line, file, uploads, onChanged }} />}
      >
        {(line) => <LineUploads {...{ line, filing, uploads }} />}
      </FilingLines>
    </>
  );
}

const acceptedOf = ({ accepts }: ProjectLine) =>
  accepts === 'drawing' ? 'application/pdf,.pdf' : acceptedFiles;

type FileActionsProps = Pick<LinesProps, 'uploads' | 'onChanged'> & { line: ProjectLine; file: ExpertFile };

function FileActions({ line, file, uploads, onChanged }: FileActionsProps) {
  const { t } = useTranslation('expert-filing');
  return (
    <>
      <FileButton
        label={t('upload.replaceLabel', { name: file.fileName })}
        accept={acceptedOf(line)}
        onFiles={(files) => uploads.add(line.lineId, file.paperId, files.slice(0, 1))}
      >
        {t('upload.replace')}
      </FileButton>
      <RemoveButton file={file} onRemoved={onChanged} />
    </>
  );
}

function LineUploads({
  line,
  filing,
  uploads,
}: Pick<LinesProps, 'filing' | 'uploads'> & { line: ProjectLine }) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  const isAnswered = filing.files.some(
    ({ lineId, removedAt }) => lineId === line.lineId && removedAt === null,
  );
  return (
    <>
      <UploadRows uploads={uploads.uploads.filter(({ lineId }) => lineId === line.lineId)} ways={uploads} />
      <div className={styles.buttons}>
        <FileButton
          label={t(isAnswered ? 'upload.moreLabel' : 'upload.addLabel', { name: text(line.name) })}
          accept={acceptedOf(line)}
          icon="upload"
          isMultiple
          onFiles={(files) => uploads.add(line.lineId, null, files)}
        >
          {t(isAnswered ? 'upload.more' : 'upload.add')}
        </FileButton>
      </div>
    </>
  );
}
