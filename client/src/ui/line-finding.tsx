import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { type Finding, findingOf } from '../lib/line-finding.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './line-finding.module.css';
import { MarksSlot } from './paper-help/paper-help-slot.tsx';
import { useLocalText } from './use-locale.ts';

const looks: Record<Finding, { icon: IconName; tone: string | undefined }> = {
  ok: { icon: 'check', tone: styles.good },
  corrected: { icon: 'check', tone: styles.good },
  missing: { icon: 'warning', tone: styles.warn },
  notCompliant: { icon: 'warning', tone: styles.warn },
  newer: { icon: 'clock', tone: undefined },
  unseen: { icon: 'clock', tone: undefined },
  none: { icon: 'info', tone: undefined },
};

/** What was found of an own line, what is wrong and how to mend it, in plain words of the namespace `own-case`. */
export function LineFinding({ line }: { line: OwnLine }) {
  const { t } = useTranslation('own-case');
  const text = useLocalText();
  const finding = findingOf(line);
  const { icon, tone } = looks[finding];
  return (
    <div className={styles.finding}>
      <p className={classNames(styles.status, tone)}>
        <Icon name={icon} />
        <span>{t(`line.${finding}`)}</span>
      </p>
      {finding === 'notCompliant' && line.fault ? <p>{t(`fault.${line.fault}`)}</p> : null}
      {finding === 'newer' || line.faultNote === '' ? null : <p>{t('note', { note: line.faultNote })}</p>}
      {finding === 'notCompliant' ? <MarksSlot paper={line.marked} name={text(line.name)} /> : null}
    </div>
  );
}
