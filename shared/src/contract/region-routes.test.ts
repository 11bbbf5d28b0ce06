import { expect, it } from 'vitest';
import { caseCommands } from '../nouns/region-rules.ts';
import { caseRoutes } from './case-routes.ts';
import { dossierRoutes } from './dossier-routes.ts';
import { regionRoutes } from './region-routes.ts';

const ofCases = { ...caseRoutes, ...regionRoutes, 'dossier:start': dossierRoutes['dossier:start'] };

const staff: readonly string[] = ['agent', 'supervisor', 'admin'];
/** They list what the reader may see, or say of a number whether it is good: nothing is done to a case. */
const aside = ['case:search', 'task:list', 'voucher:check'];

it('every route of staff about a case has its side of the border, and the same roles there', () => {
  const routes = Object.entries(ofCases).flatMap(([name, { roles }]) => {
    const own = staff.filter((role) => (roles as readonly string[]).includes(role));
    return own.length === 0 || aside.includes(name) ? [] : [`${name}: ${own.join(' ')}`];
  });
  const rules = Object.entries(caseCommands).map(([name, rule]) => `${name}: ${rule.roles.join(' ')}`);
  expect(routes.sort()).toEqual(rules.sort());
});

it('every command that is the owner’s alone can say OTHER_REGION, and no other', () => {
  for (const [name, { by }] of Object.entries(caseCommands)) {
    const route = ofCases[name as keyof typeof caseCommands];
    expect((route.errors as readonly string[]).includes('OTHER_REGION'), name).toBe(by === 'owner');
  }
});
