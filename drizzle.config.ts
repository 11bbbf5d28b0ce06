import { defineConfig } from 'drizzle-kit';

/** `npm run migration` writes the SQL that brings a database from the last migration to the schemas of today. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/src/**/*.schema.ts',
  out: './server/migrations',
});
