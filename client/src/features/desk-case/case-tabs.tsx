import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ApplicantTab } from './applicant-tab.tsx';
import styles from './case.module.css';
import type { ChatLog } from './chat-log.ts';
import { ChatTab } from './chat-tab.tsx';
import { ChecklistTab } from './checklist-tab.tsx';
import { listMissing, readChecklist } from './checklist-view.ts';
import { GuideTab } from './guide-tab.tsx';
import { GuidePush } from './replies/guide-push.tsx';

type CaseTabsProps = {
  call: DeskCallView;
  chat: ChatLog;
  reveal: () => Promise<string>;
  /** In wrap-up nothing is sent to the applicant any more; who is consulted only reads. */
  isReadOnly: boolean;
  isGuest: boolean;
  ownName: string;
};
type TabKey = 'applicant' | 'materials' | 'chat' | 'guide';

/** The case beside the call. */
export function CaseTabs({ call, chat, reveal, isReadOnly, isGuest, ownName }: CaseTabsProps) {
  const { t } = useTranslation('desk');
  const [tab, setTab] = useState<TabKey>(call.kind === 'message' ? 'chat' : 'applicant');
  const unreadCount = useStore(chat.store, (state) => state.unreadCount);
  const checklist = readChecklist(call.checklist, call.materials);
  useEffect(() => {
    chat.setOnScreen(tab === 'chat');
    return () => chat.setOnScreen(false);
  }, [chat, tab]);

  const items = [
    {
      key: 'applicant',
      label: t('case.applicant'),
      children: <ApplicantTab call={call} reveal={isGuest ? null : reveal} />,
    },
    {
      key: 'materials',
      label: t('case.materialsCount', {
        done: checklist.receivedRequiredCount,
        total: checklist.requiredCount,
      }),
      children: <ChecklistTab checklist={checklist} />,
    },
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
      aria-label={t('case.tabs')}
    />
  );
}
