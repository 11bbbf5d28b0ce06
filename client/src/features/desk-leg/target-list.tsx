import type { LegTarget } from '@cloudseat/shared/nouns/leg.ts';
import type { AgentTarget, LegTargets } from '@cloudseat/shared/nouns/leg-targets.ts';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { filterTargets, keyOfTarget, type SkillChoice } from './filter-targets.ts';
import styles from './leg.module.css';

type TargetListProps = {
  targets: LegTargets;
  words: string;
  chosen: LegTarget | null;
  onChoose: (target: LegTarget) => void;
};

/** Departments by skill with how many are there, and colleagues with what they do; who is not there cannot be chosen. */
export function TargetList({ targets, words, chosen, onChoose }: TargetListProps) {
  const { t } = useTranslation(['desk', 'region']);
  const text = useLocalText();
  const { skills, agents } = filterTargets(targets, words, text);
  // Who decides first: a call goes to one region's beside this district's.
  const owners = agents.filter(({ regionName }) => regionName !== undefined);
  const region = owners[0]?.regionName;
  const others = agents.filter(({ regionName }) => regionName === undefined);
  if (skills.length + agents.length === 0) return <p className={styles.none}>{t('leg.noneFound')}</p>;
  return (
    <Radio.Group
      className={styles.list ?? ''}
      name="leg-target"
      value={chosen === null ? null : keyOfTarget(chosen)}
      aria-label={t('leg.target')}
    >
      {region === undefined ? null : <h2>{t('region:leg', { region: text(region) })}</h2>}
      {owners.map((agent) => (
        <AgentRow key={agent.agentId} agent={agent} onChoose={onChoose} />
      ))}
      {skills.length === 0 ? null : <h2>{t('leg.departments')}</h2>}
      {skills.map((skill) => (
        <SkillRow key={`${skill.departmentId}/${skill.skillId}`} skill={skill} onChoose={onChoose} />
      ))}
      {others.length === 0 ? null : <h2>{t('leg.agents')}</h2>}
      {others.map((agent) => (
        <AgentRow key={agent.agentId} agent={agent} onChoose={onChoose} />
      ))}
    </Radio.Group>
  );
}

function SkillRow({ skill, onChoose }: { skill: SkillChoice; onChoose: (target: LegTarget) => void }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const { departmentId, skillId, signedInCount, readyCount } = skill;
  const target = { departmentId, skillId };
  return (
    <Radio
      className={styles.row ?? ''}
      value={keyOfTarget(target)}
      disabled={signedInCount === 0}
      onChange={() => onChoose(target)}
    >
      <span>
        {text(skill.departmentName)} · {text(skill.name)}
      </span>
      <span className={classNames(styles.state, readyCount > 0 && styles.free)}>
        {signedInCount === 0 ? t('leg.nobody') : t('leg.counts', { there: signedInCount, free: readyCount })}
      </span>
    </Radio>
  );
}

function AgentRow({ agent, onChoose }: { agent: AgentTarget; onChoose: (target: LegTarget) => void }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const { agentId, displayName, agentNumber, departmentName, status, activity, canBeChosen } = agent;
  const isFree = canBeChosen && status === 'ready' && activity === 'idle';
  const words = activity === 'idle' ? t(`status.${status}`) : t(`activity.${activity}`);
  return (
    <Radio
      className={styles.row ?? ''}
      value={agentId}
      disabled={!canBeChosen}
      onChange={() => onChoose({ agentId })}
    >
      <span>
        {displayName} {agentNumber} · {text(departmentName)}
      </span>
      <span className={classNames(styles.state, isFree && styles.free)}>{words}</span>
    </Radio>
  );
}
