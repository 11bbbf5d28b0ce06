import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { eq } from 'drizzle-orm';
import { staffAccounts } from '../identity/identity.schema.ts';
import type { Database } from '../platform/db.ts';
import { openStaff, openUnit } from './expert-steps.ts';
import { TestBrowser, type TestPage } from './test-page.ts';

/** Somebody who asks for things; `heard` is every notification of their page, as it came. */
export type Asker = { name: string; browser: TestBrowser; page: TestPage | null; heard: string[] };

async function listen(name: string, browser: TestBrowser, side: Side | null): Promise<Asker> {
  const heard: string[] = [];
  if (side === null) return { name, browser, page: null, heard };
  const page = await browser.open(side);
  page.socket.onAny((...told: unknown[]) => heard.push(JSON.stringify(told)));
  return { name, browser, page, heard };
}

/** By accounts of the demo; the department is that of transport. */
const staff = {
  'an expert of the panel': 'e001',
  'another expert of the panel': 'e002',
  'an expert who declined': 'e003',
  'an expert who stepped aside': 'e004',
  'an expert of no panel': 'e010',
  'a convenor': 'c001',
  'a convenor of another department': 'c003',
  'an overseer': 's001',
  'an overseer of another department': 's002',
  'an overseer of a partner region': 'rs01',
  'an agent of the department': 'a029',
  'an agent of another department': 'a021',
  'the administrator': 'admin',
} as const;

/** Everybody who could ask, signed in; the unit has been. */
export async function gatherPeople(url: string, db: Database, unit: TestBrowser): Promise<Asker[]> {
  // Supervisors of the demo oversee the whole district.
  await db
    .update(staffAccounts)
    .set({ departmentId: 'housing' })
    .where(eq(staffAccounts.loginName, staff['an overseer of another department']));
  const people = [
    await listen('nobody', new TestBrowser(url), null),
    await listen('the unit', unit, 'applicant'),
    await listen('another unit', await openUnit(url), 'applicant'),
  ];
  for (const [name, loginName] of Object.entries(staff))
    people.push(await listen(name, await openStaff(url, loginName), 'staff'));
  return people;
}
