import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { CaseSearch } from '../../ui/case/case-search.ts';
import styles from './cases-panel.module.css';
import { FindCases } from './find-cases.tsx';
import { OpenedCase } from './opened-case.tsx';

/** What is looked for and what is open: kept by the desk, so that the panel comes back as it was left. */
export type CasesView = { search: CaseSearch; caseId: CaseId | null };

type CasesPanelProps = {
  view: CasesView;
  /** Changes as something rings: a question over the page gives way to it. */
  ring: number | null;
  renderWork: (caseId: CaseId, onChanged: () => void) => ReactNode;
  /** Joint reviews of a case. */
  renderJoint: (caseId: CaseId) => ReactNode;
  onView: (view: CasesView) => void;
  onClose: () => void;
};

/** Cases in the agent's scope, to look at and to work on beside whatever goes on at the desk: it covers nothing and stops nothing. */
export function CasesPanel({ view, ring, renderWork, renderJoint, onView, onClose }: CasesPanelProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const { search, caseId } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  const back = () => onView({ search, caseId: null });
  useFocusOn(heading, caseId);
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (caseId === null) onClose();
    else back();
  }
  return (
    <section className={styles.panel} aria-label={t('panel.title')} onKeyDown={handleKey}>
      <header className={styles.head}>
        {caseId === null ? null : (
          <Button kind="plain" icon="back" onClick={back}>
            {t('caseOf.back')}
          </Button>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {t('panel.title')}
        </h2>
        <Button kind="plain" icon="close" onClick={onClose}>
          {t('panel.close')}
        </Button>
      </header>
      {caseId === null ? (
        <FindCases
          search={search}
          onSearch={(wanted) => onView({ search: wanted, caseId: null })}
          onOpen={(wanted) => onView({ search, caseId: wanted })}
        />
      ) : (
        <OpenedCase
          key={`${caseId}/${ring}`}
          caseId={caseId}
          renderWork={renderWork}
          joint={renderJoint(caseId)}
        />
      )}
    </section>
  );
}

/** To the heading as the panel opens and as it shows something else; back to where it was as it closes. */
function useFocusOn(heading: RefObject<HTMLHeadingElement | null>, shown: CaseId | null): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      const { activeElement } = document;
      const isLost = activeElement === null || activeElement === document.body;
      const last = before.current;
      if (isLost && last instanceof HTMLElement && last.isConnected) last.focus();
    };
  }, []);
  useEffect(() => heading.current?.focus(), [heading, shown]);
}
