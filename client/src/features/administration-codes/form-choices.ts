import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { type ApiOutput, api } from '../../lib/http.ts';

export type ScheduleChoice = ApiOutput<'schedule:list'>['schedules'][number];
/** What the form of a code may choose from. */
export type FormChoices = { catalogue: Catalogue; schedules: readonly ScheduleChoice[] };

export async function loadFormChoices(): Promise<FormChoices> {
  const [catalogue, { schedules }] = await Promise.all([api('catalogue:get'), api('schedule:list')]);
  return { catalogue, schedules };
}
