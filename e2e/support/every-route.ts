import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Which of the stories that look at every page looks at which routes of the applicant's app. */
const routes = {
  beforeTicket: [
    ...['/', '/e/:code', '/departments/:id', '/towns/:id', '/regions/:id', '/matters/:id'],
    ...['/matters/:id/start', '/matters/:id/check', '/matters/:id/booking', '/matters/:id/message'],
    ...['/booked/:id', '/messages/:id', '/calls', '/v/:number'],
  ],
  withTicket: ['/waiting', '/call', '/rating/:id', '/cases/:id', '/r'],
  thirdPerson: ['/join'],
  helping: ['/helping', '/helping/:id'],
  joint: ['/reviews/:id'],
  projects: ['/projects', '/projects/new', '/projects/:id'],
  /** A room with a panel: no story looks at it yet. */
  panelSession: ['/projects/:id/session'],
};

/** Throws where the app has a route that no story looks at, or no longer has one. */
export function routesOf(part: keyof typeof routes): readonly string[] {
  const path = fileURLToPath(new URL('../../client/src/app/applicant/app.tsx', import.meta.url));
  const ofApp = [...readFileSync(path, 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(
    ([, route]) => route ?? '',
  );
  const ofStories = Object.values(routes).flat();
  const difference = [
    ...ofApp.filter((route) => !ofStories.includes(route)),
    ...ofStories.filter((route) => !ofApp.includes(route)),
  ];
  if (difference.length > 0)
    throw new Error(`routes of the app and of the stories differ: ${difference.join(', ')}`);
  return routes[part];
}
