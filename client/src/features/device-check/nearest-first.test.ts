import type { HelpPlace } from '@cloudseat/shared/nouns/catalogue.ts';
import { TownId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { nearestFirst } from './nearest-first.ts';

const xipeng = TownId.parse('xipeng');
const place = (code: string, entryPoint: HelpPlace['entryPoint'], townId: string | null, isOpen: boolean) =>
  ({ code, entryPoint, townId, opening: { isOpen } }) as HelpPlace;
const places = [
  place('far-open', 'kiosk', 'erlang', true),
  place('hall', 'kiosk', null, true),
  place('near-shut', 'window', 'xipeng', false),
  place('near-open', 'village', 'xipeng', true),
];
const order = (townId: TownId | null) => nearestFirst(places, townId).map(({ code }) => code);

it('lists the places of the town first, open before shut, then the district’s, then those elsewhere', () => {
  expect(order(xipeng)).toEqual(['near-open', 'near-shut', 'hall', 'far-open']);
});
it('lists what belongs to everybody first where no town is known', () => {
  expect(order(null)).toEqual(['hall', 'far-open', 'near-open', 'near-shut']);
});
