import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type EntryMandate, type EntryReading, readEntry } from '../lib/case-entry.ts';
import { formatDay, formatMoment } from '../lib/moment-text.ts';
import styles from './case-timeline.module.css';
import { classNames } from './class-names.ts';
import { useRegionText } from './region/use-region-text.ts';
import { useTaskTitle } from './region/use-task-title.ts';
import { useLocale, useLocalText } from './use-locale.ts';

type CaseTimelineProps = {
  entries: readonly CaseEntry[];
  /** What lines, tasks and people are called, by id. */
  names: ReadonlyMap<string, string>;
  /** Where a call's own story is, with its ticket; without it none leads there. */
  storyOf?: (callId: CallId) => { href: string; ticket: string } | null;
  /** The sequence of the first entry that is not as it was written. */
  brokenAt?: number | null;
};

/** A case's journal in words, oldest first. Its words are in the namespaces `case` and `desk`. */
export function CaseTimeline({ entries, names, storyOf, brokenAt = null }: CaseTimelineProps) {
  const { t } = useTranslation('case');
  if (entries.length === 0) return <p>{t('timeline.empty')}</p>;
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <Entry
          key={entry.sequence}
          entry={entry}
          names={names}
          story={entry.callId === null ? null : (storyOf?.(entry.callId) ?? null)}
          isBroken={entry.sequence === brokenAt}
        />
      ))}
    </ol>
  );
}

type EntryProps = {
  entry: CaseEntry;
  names: ReadonlyMap<string, string>;
  story: { href: string; ticket: string } | null;
  isBroken: boolean;
};

function Entry({ entry, names, story, isBroken }: EntryProps) {
  const { t } = useTranslation('case');
  const locale = useLocale();
  const { at, actor, actorRole, sequence } = entry;
  const reading = readEntry(entry);
  const what = reading.action === null ? entry.action : t(`timeline.action.${reading.action}`);
  const taskTitle = useTaskTitle();
  const named = reading.aboutIds.flatMap((id) => names.get(id) ?? [])[0];
  const about = named === undefined ? undefined : taskTitle(named);
  const who = actor
    ? t('staff', { name: actor.displayName, number: actor.agentNumber })
    : t(`actor.${actorRole}`);
  return (
    <li className={classNames(isBroken && styles.broken)}>
      <p className={styles.when}>
        <time dateTime={new Date(at).toISOString()}>{formatMoment(at, locale)}</time>
        <span>{t('timeline.entry', { sequence })}</span>
      </p>
      <div className={styles.what}>
        {isBroken ? <strong>{t('timeline.broken')}</strong> : null}
        <p>
          {about === undefined ? what : t('timeline.about', { what, about })}
          {story === null ? null : (
            <Link href={story.href} className={styles.story}>
              {story.ticket}
            </Link>
          )}
        </p>
        <p className={styles.small}>
          <span>{who}</span>
          <Details reading={reading} names={names} />
        </p>
        {reading.remarks
          .map(taskTitle)
          .filter((remark) => remark !== about)
          .map((remark) => (
            <p key={remark} className={styles.remark}>
              {remark}
            </p>
          ))}
      </div>
    </li>
  );
}

function Details({ reading, names }: { reading: EntryReading; names: EntryProps['names'] }) {
  const { t } = useTranslation(['case', 'desk']);
  const locale = useLocale();
  const {
    status,
    fault,
    ownerId,
    dueAt,
    entryPoint,
    callEnd,
    disposition,
    hashes,
    guest,
    mandate,
    gapCause,
    monitorLane,
    department,
  } = reading;
  const ofMandate = useMandateWords();
  const localText = useLocalText();
  const regionText = useRegionText();
  const owner = ownerId === null ? undefined : names.get(ownerId);
  const parts = [
    entryPoint && t(`desk:entry.${entryPoint}`),
    regionText(reading.regions),
    department && localText(department),
    reading.isMessage && t('timeline.message'),
    callEnd && t(`timeline.callEnd.${callEnd}`),
    disposition && t(`desk:wrapUp.dispositionOf.${disposition}`),
    status &&
      (fault ? t('found', { status: t(`line.${status}`), fault: t(`fault.${fault}`) }) : t(`line.${status}`)),
    gapCause && t(`timeline.cause.${gapCause}`),
    monitorLane && t(`timeline.lane.${monitorLane}`),
    guest && t('timeline.guest', { name: guest.name, relation: t(`timeline.relation.${guest.relation}`) }),
    ...(mandate === null ? [] : ofMandate(mandate)),
    owner && t('timeline.owner', { name: owner }),
    dueAt !== null && t('timeline.due', { time: formatMoment(dueAt, locale) }),
    hashes.length === 1 && t('timeline.file', { hash: hashes[0] }),
    hashes.length > 1 && t('timeline.files', { hashes: hashes.join(' ') }),
  ];
  return parts.map((part) => (part ? <span key={part}>{part}</span> : null));
}

function useMandateWords(): (mandate: EntryMandate) => string[] {
  const { t } = useTranslation('case');
  const locale = useLocale();
  return ({ helper, scopes, endsAt, by }) => {
    const all = [
      t('timeline.mandate.see'),
      ...(scopes ?? []).map((scope) => t(`timeline.mandate.scope.${scope}`)),
    ];
    return [
      t('timeline.mandate.helper', { name: helper }),
      ...(by === null ? [] : [t(`timeline.mandate.by.${by}`)]),
      ...(scopes === null
        ? []
        : [t('timeline.mandate.may', { what: all.join(t('timeline.mandate.between')) })]),
      ...(endsAt === null ? [] : [t('timeline.mandate.until', { day: formatDay(endsAt, locale).whole })]),
    ];
  };
}
