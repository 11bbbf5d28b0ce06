import type { GuestInvitation } from '@cloudseat/shared/nouns/guest.ts';
import {
  type GuestRelation,
  guestNameMaxLength,
  guestRelations,
} from '@cloudseat/shared/nouns/guest-choices.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGuestName } from '../../lib/guest-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Page } from '../../ui/page.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';

type JoinFormProps = {
  invitation: GuestInvitation;
  onJoin: (name: string, relation: GuestRelation, allowsRecording: boolean) => Promise<void>;
};
const formId = 'guest-join';

/** Whose talk it is, who will hear and see one, and what one is called there. The tap uses the invitation up. */
export function JoinForm({ invitation, onJoin }: JoinFormProps) {
  const { t } = useTranslation('guest');
  const text = useLocalText();
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<GuestRelation>(invitation.isAtWindow ? 'window' : 'family');
  const [allowsRecording, setAllowsRecording] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const task = useTask();
  function join(event: FormEvent): void {
    event.preventDefault();
    setIsWrong(!isGuestName(name));
    if (isGuestName(name)) void task.run(() => onJoin(name.trim(), relation, allowsRecording));
  }
  const host = { name: invitation.agentName, department: text(invitation.departmentName) };
  return (
    <Page
      title={t('join.title')}
      headerAside={<LanguageSwitch />}
      action={
        <Button kind="primary" icon="camera" isWide isBusy={task.isRunning} type="submit" form={formId}>
          {t('join.enter')}
        </Button>
      }
    >
      <Card>
        <p>{t(invitation.agentName === '' ? 'join.hostNoName' : 'join.host', host)}</p>
      </Card>
      <Banner>{t('join.hears')}</Banner>
      <Card>
        <form id={formId} onSubmit={join} noValidate>
          <Field
            label={t('join.name')}
            hint={t('join.nameHint')}
            error={isWrong ? t('join.nameWrong') : null}
            autoComplete="name"
            maxLength={guestNameMaxLength}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <ChoiceList
            legend={t('join.relation')}
            choices={guestRelations}
            chosen={relation}
            onChoose={setRelation}
            wordsOf={(each) => ({ name: t(`relation.${each}`), meaning: t(`join.meaning.${each}`) })}
          />
          <Tick isOn={allowsRecording} onChange={setAllowsRecording} hint={t('join.recordingHint')}>
            {t('join.recording')}
          </Tick>
        </form>
        <p>{t('join.devices')}</p>
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </Card>
    </Page>
  );
}
