import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';

/** running: without a limit, `ms` since it began. left, soon (five minutes), last (one minute): until its end. over: past it. */
export type AgendaTime = { kind: 'running' | 'left' | 'soon' | 'last' | 'over'; ms: number };

export function agendaTime(
  { startedAt, endsAt }: Pick<NonNullable<ExpertSession['agenda']>, 'startedAt' | 'endsAt'>,
  at: number,
): AgendaTime {
  if (endsAt === null) return { kind: 'running', ms: Math.max(0, at - startedAt) };
  const left = endsAt - at;
  if (left <= 0) return { kind: 'over', ms: at - endsAt };
  return { kind: left <= 60_000 ? 'last' : left <= 300_000 ? 'soon' : 'left', ms: left };
}
