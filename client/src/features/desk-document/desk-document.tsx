import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import { hasPages } from '@cloudseat/shared/nouns/document-rules.ts';
import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../signal/types.ts';
import { classNames } from '../../ui/class-names.ts';
import type { DocumentSession } from '../../ui/document/document-session.ts';
import { DocumentTool } from '../../ui/document/document-tool.tsx';
import { DocumentViewer } from '../../ui/document/document-viewer.tsx';
import { type PageView, wholePage } from '../../ui/document/page-view.ts';
import { useDocumentSession } from '../../ui/document/use-document-session.ts';
import { useFollowedPage, useLeadingPage } from '../../ui/document/use-led-page.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { findEarlier } from './compare-choice.ts';
import styles from './desk-document.module.css';
import { type DeskFile, FileSelect } from './file-select.tsx';

export type DeskDocumentProps = {
  signal: Signal<'staff'>;
  roomId: RoomId;
  materials: readonly DeskFile[];
  shared: SharedDocument | null;
  /** As whom this page is in the room; null outside a talk. */
  selfId: string | null;
  /** Leads: the agent whose call it is, in a review the chair and who has the floor. */
  isLeader: boolean;
  /** Chosen on this desk; null follows what is shared. */
  openId: MaterialId | null;
  onOpen: (materialId: MaterialId | null) => void;
};

/** A file of the call in the middle of the desk: by oneself, beside another one, or together with the applicant. */
export function DeskDocument(props: DeskDocumentProps) {
  const session = useDocumentSession(props.signal, props.roomId);
  const materialId = props.openId ?? props.shared?.materialId ?? null;
  if (session === null || materialId === null) return null;
  return <OpenFile {...props} session={session} materialId={materialId} key={materialId} />;
}

type OpenFileProps = DeskDocumentProps & { session: DocumentSession; materialId: MaterialId };

function OpenFile(props: OpenFileProps) {
  const { materialId, materials, onOpen } = props;
  const { t } = useTranslation('document');
  const files = materials.filter((material) => hasPages(material.mimeType));
  const [compareId, setCompareId] = useState<MaterialId | null>(null);
  const [isLinked, setIsLinked] = useState(true);
  const [view, setView] = useState<PageView>(wholePage);
  const earlier = findEarlier(files, materialId);
  const sharing = useSharing(props);
  const linked = compareId !== null && isLinked ? { view, onView: setView } : {};
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <FileSelect files={files} value={materialId} label={t('desk.file')} onChange={onOpen} />
        {compareId === null ? null : (
          <>
            <FileSelect
              files={files.filter((file) => file.materialId !== materialId)}
              value={compareId}
              label={t('desk.compareWith')}
              onChange={setCompareId}
            />
            <label className={styles.linked}>
              <input type="checkbox" checked={isLinked} onChange={() => setIsLinked(!isLinked)} />
              {t('desk.linked')}
            </label>
          </>
        )}
        <p className={classNames(styles.who, compareId !== null && styles.heard)} role="status">
          {t(!sharing.isShared ? 'desk.alone' : props.isLeader ? 'desk.isShared' : 'desk.isLed')}
        </p>
        <span className={styles.buttons}>
          <SharingTools {...props} sharing={sharing} />
          <DocumentTool
            sign="compare"
            words={t(compareId === null ? 'desk.compare' : 'desk.endCompare')}
            isPressed={compareId !== null}
            isDisabled={earlier === null}
            onPress={() => setCompareId(compareId === null ? earlier : null)}
          />
          {sharing.isShared ? null : (
            <DocumentTool sign="close" words={t('desk.close')} onPress={() => onOpen(null)} />
          )}
        </span>
      </div>
      {sharing.task.error ? <ErrorNotice isDark error={sharing.task.error} /> : null}
      <div className={styles.files}>
        <DocumentViewer
          {...linked}
          materialId={materialId}
          page={sharing.page}
          onPage={sharing.setPage}
          look="desk"
          hasStrip={compareId === null}
          session={props.session}
          hand={sharing.hand}
          canClear={props.isLeader}
        />
        {compareId === null ? null : (
          <CompareFile {...linked} key={compareId} materialId={compareId} session={props.session} />
        )}
      </div>
    </div>
  );
}

/** The other file of two, which nobody but this desk sees. */
function CompareFile(props: {
  materialId: MaterialId;
  session: DocumentSession;
  view?: PageView;
  onView?: (view: PageView) => void;
}) {
  const [page, setPage] = useState(1);
  return <DocumentViewer {...props} page={page} onPage={setPage} look="desk" hand={null} canClear={false} />;
}

type Sharing = ReturnType<typeof useSharing>;

/** The page on this desk: led, followed, or one's own. */
function useSharing({ session, shared, materialId, isLeader, selfId }: OpenFileProps) {
  const task = useTask();
  const isShared = shared !== null && shared.materialId === materialId;
  const [ownPage, setOwnPage] = useState(1);
  const leading = useLeadingPage(isShared ? shared : null, async (page) => {
    await session.turnPage(materialId, page);
  });
  const followed = useFollowedPage(isShared ? shared : { materialId, page: ownPage });
  const author = isLeader ? ('agent' as const) : ('helper' as const);
  const hand = isShared && selfId !== null ? { participantId: selfId, author } : null;
  const way = !isShared ? { page: ownPage, setPage: setOwnPage } : isLeader ? leading : followed;
  return { ...{ task, isShared, hand }, page: way.page, setPage: way.setPage };
}

function SharingTools({
  shared,
  session,
  materialId,
  isLeader,
  selfId,
  onOpen,
  sharing,
}: OpenFileProps & { sharing: Sharing }) {
  const { t } = useTranslation('document');
  const { task, isShared, page } = sharing;
  if (isShared && isLeader)
    return (
      <DocumentTool
        sign="together"
        words={t('desk.stop')}
        isPressed
        onPress={() => {
          // It stays on this desk.
          onOpen(materialId);
          void task.run(session.hide);
        }}
      />
    );
  return (
    <>
      {isLeader && selfId !== null ? (
        <DocumentTool
          sign="together"
          words={t('desk.together')}
          isMain
          onPress={() =>
            void task.run(() => session.show(materialId, page)).then((isDone) => isDone && onOpen(null))
          }
        />
      ) : null}
      {shared !== null && !isShared ? (
        <DocumentTool sign="back" words={t('desk.toShared')} onPress={() => onOpen(null)} />
      ) : null}
    </>
  );
}
