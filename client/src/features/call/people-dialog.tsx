import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './people.module.css';
import { listPeopleHere } from './people-here.ts';

type PeopleDialogProps = {
  call: ApplicantCallView;
  room: RoomView;
  /** Whom one may invite, or ask to leave. */
  guest: ReactNode;
  onClose: () => void;
};

/** Who is in the room, why, and whether they hear and see the applicant now; it changes while it is open. */
export function PeopleDialog({ call, room, guest, onClose }: PeopleDialogProps) {
  const { t } = useTranslation('hold');
  const text = useLocalText();
  return (
    <Dialog
      title={t('people.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
          {t('people.close')}
        </Button>
      }
    >
      <ul className={styles.people}>
        {listPeopleHere(call, room).map(({ key, name, departmentName, why, relation, hearing }) => (
          <li key={key}>
            <Icon name="person" size="28px" />
            <div>
              <p>
                <strong>{why === 'you' ? t('people.you') : name}</strong>
                {departmentName ? <span> · {text(departmentName)}</span> : null}
              </p>
              {why === 'you' ? null : (
                <p>{t(why === 'guest' ? `people.why.guest.${relation ?? 'other'}` : `people.why.${why}`)}</p>
              )}
              {why === 'you' && hearing !== 'apart' ? null : (
                <p className={styles.hearing}>{t(`people.${why === 'you' ? 'youWait' : hearing}`)}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p>{t('people.nobodyElse')}</p>
      {guest}
    </Dialog>
  );
}
