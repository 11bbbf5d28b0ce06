import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../signal/types.ts';
import { Button } from '../../ui/button.tsx';
import { DocumentViewer } from '../../ui/document/document-viewer.tsx';
import { useDocumentSession } from '../../ui/document/use-document-session.ts';
import { useFollowedPage } from '../../ui/document/use-led-page.ts';
import styles from './shared-page.module.css';

/** The file that the agent shows, in the middle of the applicant's call. */
export function SharedPage({
  signal,
  roomId,
  shared,
  selfId,
}: {
  signal: Signal<'applicant'>;
  roomId: RoomId;
  shared: SharedDocument;
  selfId: string;
}) {
  const { t } = useTranslation('document');
  const session = useDocumentSession(signal, roomId);
  const { page, isAway, setPage, comeBack } = useFollowedPage(shared);
  if (session === null) return null;
  return (
    <DocumentViewer
      key={shared.materialId}
      materialId={shared.materialId}
      page={page}
      onPage={setPage}
      look="phone"
      session={session}
      hand={{ participantId: selfId, author: 'applicant' }}
      canClear={false}
      notice={
        <p className={styles.notice} role="status">
          {isAway ? (
            <>
              <span>{t('shared.away', { page: shared.page })}</span>
              <Button kind="call" onClick={comeBack}>
                {t('shared.comeBack')}
              </Button>
            </>
          ) : (
            <span>
              {t('shared.title')} <small>{t('shared.colours')}</small>
            </span>
          )}
        </p>
      }
    />
  );
}
