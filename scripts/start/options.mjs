// What `npm start` can be told. Read before node_modules exists, hence plain JavaScript.
import { parseArgs } from 'node:util';
import { SetupError } from '../setup/say.mjs';

/**
 * @typedef {object} StartOptions
 * @property {boolean} dev reload on change, pages from Vite
 * @property {boolean} lan HTTPS on every address of this machine
 * @property {boolean} demo load demo data
 * @property {number | undefined} port asked for explicitly; otherwise the next free one is taken
 * @property {string} dataFolder
 */

/**
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {StartOptions & { help: boolean }}
 */
export function parseStartOptions(args, env) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        dev: { type: 'boolean', default: false },
        lan: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    }));
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    throw new SetupError(
      '参数有误，可用 npm start -- --help 查看。',
      `${reason} (npm start -- --help shows what there is)`,
    );
  }
  return {
    help: values.help,
    dev: values.dev,
    lan: values.lan,
    demo: isDemoWanted(values['no-demo'], env),
    port: parsePort(values.port ?? env.CLOUDSEAT_HTTP_PORT),
    dataFolder: values.data ?? env.CLOUDSEAT_DATA_DIR ?? 'data',
  };
}

/**
 * Demo data belongs on a machine of one's own; a database given by address gets it only when told so.
 * @param {boolean} isDeclined @param {NodeJS.ProcessEnv} env
 */
function isDemoWanted(isDeclined, env) {
  if (isDeclined) return false;
  if (env.CLOUDSEAT_DEMO) return env.CLOUDSEAT_DEMO === '1' || env.CLOUDSEAT_DEMO === 'true';
  return !env.CLOUDSEAT_DATABASE_URL;
}

/** @param {string | undefined} text */
function parsePort(text) {
  if (!text) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`端口无效：${text}`, `Not a port: ${text}`);
}
