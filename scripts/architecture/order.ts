// The architecture, once, as data. DESIGN.md has the reasons.

/** Server folders by kind. A stage imports only later stages; the list is the order. */
export const stages = ['intake', 'dispatch', 'room', 'media', 'record', 'rating'];
/** Ledgers remember; they never import a stage. */
export const ledgers = ['call', 'queue', 'presence', 'journal'];
/** Further ways into room, media and record. */
export const rooms = ['joint-review', 'expert-review'];
export const sides = [
  'identity',
  'wechat',
  'catalogue',
  'calendar',
  'materials',
  'capture',
  'films',
  'captions',
  'documents',
  'booking',
  'cases',
  'experts',
  'vouchers',
  'forms',
  'mandates',
  'supervision',
  'administration',
];
export const door = 'gateway';
export const floor = 'platform';

/** What a server folder may import besides itself, its later stages, and the door by the rule below. */
export const serverMayImport = {
  stages: [...ledgers, ...sides, floor],
  ledgers: [...ledgers, ...sides, floor],
  // Their people are found by dispatch, as those of calls are.
  rooms: ['dispatch', 'room', 'media', 'record', ...ledgers, ...sides, floor],
  sides: [...ledgers, ...sides, floor],
  // The door stands before all of them: what people see is put together from every part.
  door: [...stages, ...ledgers, ...rooms, ...sides, floor],
  floor: [] as string[],
};

/** Suffixes of the layers that speak to the outside and may use the door. */
export const doorUsers = ['.socket.ts', '.routes.ts'];

/** Where a library may be imported in the server; a path pattern each. */
export const serverLibraries: { library: RegExp; allowed: RegExp; rule: string }[] = [
  { library: /^socket\.io(\/|$)/, allowed: /^server\/src\/gateway\//, rule: 'socket.io only in gateway' },
  {
    library: /^ioredis(\/|$)/,
    allowed: /\.store\.ts$|^server\/src\/platform\/redis/,
    rule: 'ioredis only in *.store.ts and platform/redis*',
  },
  {
    library: /^(drizzle-orm|pg|@electric-sql\/pglite)(\/|$)/,
    allowed: /\.(repository|schema)\.ts$|^server\/src\/platform\/db/,
    rule: 'SQL only in *.repository.ts, *.schema.ts and platform/db*',
  },
  {
    library: /^(fastify|@fastify\/.*|@tus\/.*)$/,
    allowed: /\.routes\.ts$|^server\/src\/(gateway\/|app\.ts$)/,
    rule: 'fastify only in *.routes.ts, gateway and app.ts',
  },
];

/** Files at the root of server/src that wire the parts together. */
export const wiring = ['app.ts', 'main.ts'];

/** Which workspace may import which. */
export const workspaceMayImport: Record<string, string[]> = {
  shared: [],
  server: ['shared'],
  sfu: ['shared'],
  client: ['shared'],
};

/** The client from top to bottom: a folder imports only from rows below its own; `app` and the entries import all. */
export const clientOrder = [['app'], ['features'], ['media', 'ui'], ['signal'], ['lib'], ['locales']];
/** Folders that work without React. */
export const clientWithoutReact = ['signal', 'media'];

export const lineLimits = { warn: 200, error: 350, test: 500 };
