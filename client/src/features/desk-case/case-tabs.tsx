import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { Tabs } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ApplicantTab } from './applicant-tab.tsx';
import styles from './case.module.css';
import type { CaseFile } from './case-file.ts';
import type { ChatLog } from './chat-log.ts';
import { ChatTab } from './chat-tab.tsx';
import { ChecklistTab, type LineCaptures } from './checklist-tab.tsx';
import { listMissing, readChecklist } from './checklist-view.ts';
import { FileTab } from './file-tab.tsx';
import { GuideTab } from './guide-tab.tsx';
import { GuidePush } from './replies/guide-push.tsx';
import { useCaseFile } from './use-case-file.ts';

type CaseTabsProps = {
  call: DeskCallView;
  chat: ChatLog;
  /** Null until the call has its case. */
  file: CaseFile | null;
  form: ReactNode;
  mandates: ReactNode;
  reveal: () => Promise<string>;
  /** In wrap-up nothing is sent to the applicant any more; who is consulted only reads. */
  isReadOnly: boolean;
  isGuest: boolean;
  ownName: string;
  /** What is asked to be photographed, by line of the list; none where nobody may ask. */
  captures: LineCaptures | null;
};
type TabKey = 'applicant' | 'materials' | 'file' | 'form' | 'chat' | 'guide';

/** The case beside the call. */
export function CaseTabs(props: CaseTabsProps) {
  const { call, chat, file, form, mandates, reveal, isReadOnly, isGuest, ownName, captures } = props;
  const { t } = useTranslation(['desk', 'deskCase', 'capture']);
  const [tab, setTab] = useState<TabKey>(call.kind === 'message' ? 'chat' : 'applicant');
  const unreadCount = useStore(chat.store, (state) => state.unreadCount);
  const { view } = useCaseFile(file);
  const checklist = readChecklist(call.checklist, call.materials, view);
  useEffect(() => {
    chat.setOnScreen(tab === 'chat');
    return () => chat.setOnScreen(false);
  }, [chat, tab]);

  const count = t('case.materialsCount', {
    done: checklist.receivedRequiredCount,
    total: checklist.requiredCount,
  });
  const newCount = captures?.newCount ?? 0;
  const materialsLabel = newCount > 0 ? t('capture:desk.newOnes', { label: count, count: newCount }) : count;

  const items = [
    {
      key: 'applicant',
      label: t('case.applicant'),
      children: <ApplicantTab call={call} reveal={isGuest ? null : reveal} />,
    },
    {
      key: 'materials',
      label: materialsLabel,
      children: <ChecklistTab checklist={checklist} file={isGuest ? null : file} captures={captures} />,
    },
    {
      key: 'file',
      label: t('deskCase:file.tab'),
      children: <FileTab file={file} isReadOnly={isGuest} mandates={mandates} />,
    },
    { key: 'form', label: t('case.form'), children: form },
    {
      key: 'chat',
      label: unreadCount > 0 ? t('case.chatUnread', { count: unreadCount }) : t('case.chat'),
      children: (
        <ChatTab
          chat={chat}
          callId={call.callId}
          isReadOnly={isReadOnly}
          ownName={ownName}
          facts={{
            applicantName: call.applicantName,
            matterName: call.matterName,
            agentName: ownName,
            missingDocuments: listMissing(checklist),
          }}
        />
      ),
    },
    {
      key: 'guide',
      label: t('case.guide'),
      children: (
        <>
          {isReadOnly ? null : <GuidePush {...call} onSend={chat.sendText} />}
          <GuideTab matterId={call.matterId} />
        </>
      ),
    },
  ];
  return (
    <Tabs
      className={styles.tabs ?? ''}
      activeKey={tab}
      onChange={(key) => setTab(key as TabKey)}
      items={items}
      size="small"
      tabBarGutter={10}
      aria-label={t('case.tabs')}
    />
  );
}
