import type { WhyOffer } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { type Standing, standingOf } from './story.ts';
import styles from './why.module.css';

type Line = { key: string; name: string; figure: string; standing: Standing };

/** Those that were compared when the offer was made: agents for a call, or calls for an agent. */
export function OfferCandidates({ offer }: { offer: WhyOffer }) {
  const { t } = useTranslation('supervision');
  const text = useLocalText();
  const agents = offer.agents.map((candidate) => ({
    key: candidate.agent.agentId,
    name: `${candidate.agent.displayName} ${candidate.agent.agentNumber}`,
    figure: t('why.idle', { time: formatSpan(candidate.idleMs) }),
    standing: standingOf(candidate),
  }));
  const calls = offer.calls.map((candidate) => ({
    key: candidate.callId,
    name: `${candidate.ticketNumber} ${text(candidate.matterName)}`,
    figure: t('why.counted', { time: formatSpan(candidate.countedWaitMs) }),
    standing: standingOf(candidate),
  }));
  return (
    <>
      <Lines title={t('why.agents')} lines={agents} excluded={t('why.excludedAgent')} />
      <Lines title={t('why.calls')} lines={calls} excluded={t('why.excludedCall')} />
    </>
  );
}

function Lines({ title, lines, excluded }: { title: string; lines: readonly Line[]; excluded: string }) {
  const { t } = useTranslation('supervision');
  if (lines.length === 0) return null;
  return (
    <div>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.candidates}>
        {lines.map(({ key, name, figure, standing }) => (
          <li key={key} className={classNames(standing === 'chosen' && styles.chosen)}>
            <span className={styles.candidate}>{name}</span>
            <span>{figure}</span>
            <span>{standing === 'excluded' ? excluded : t(`why.${standing}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
