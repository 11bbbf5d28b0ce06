import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { TestBrowser, type TestPage } from './test-page.ts';
import { demoPassword } from './test-platform.ts';
import type { TestPostgres } from './test-postgres.ts';

/** Somebody who asks for things; `heard` is every notification of their page, as it came. */
export type Asker = { name: string; browser: TestBrowser; page: TestPage | null; heard: string[] };

async function listen(name: string, browser: TestBrowser, side: Side | null): Promise<Asker> {
  const heard: string[] = [];
  if (side === null) return { name, browser, page: null, heard };
  const page = await browser.open(side);
  page.socket.onAny((...told: unknown[]) => heard.push(JSON.stringify(told)));
  return { name, browser, page, heard };
}

/** Two people of one department's panel door and of another's, by accounts of the demo. */
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
  'an agent of the department': 'a002',
  'an agent of another department': 'a021',
  'the administrator': 'admin',
} as const;

/** Everybody who could ask, signed in; the unit and the agent who had its talk are given. */
export async function gatherPeople(
  url: string,
  query: TestPostgres['run'],
  given: Record<'the unit' | 'its agent', { browser: TestBrowser; side: Side }>,
): Promise<Asker[]> {
  // Supervisors of the demo oversee the whole district.
  await query("update staff_accounts set department_id = 'housing' where login_name = 's002'");
  const people = [await listen('nobody', new TestBrowser(url), null)];
  for (const [name, { browser, side }] of Object.entries(given))
    people.push(await listen(name, browser.movedTo(url), side));
  const otherUnit = new TestBrowser(url);
  await otherUnit.signInApplicant('13800007799');
  people.push(await listen('another unit', otherUnit, 'applicant'));
  for (const [name, loginName] of Object.entries(staff)) {
    const browser = new TestBrowser(url);
    await browser.signInStaff(loginName, demoPassword);
    people.push(await listen(name, browser, 'staff'));
  }
  return people;
}
