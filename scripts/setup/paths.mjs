// Where things are: the checkout, and the cache outside it that survives a fresh clone.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder, absolute. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Shared by all checkouts of this account. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cloudseat');

/** A short name for this checkout, for locks that must live outside node_modules. */
export const projectKey = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);

/** @param {...string} parts */
export const inProject = (...parts) => join(projectRoot, ...parts);
