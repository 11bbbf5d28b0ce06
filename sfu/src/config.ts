import { isIP } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const isWildcard = (ip: string) => ip === '0.0.0.0' || ip === '::';

const Environment = z
  .object({
    CLOUDSEAT_SFU_LISTEN_HOST: z.string().default('127.0.0.1'),
    CLOUDSEAT_SFU_PORT: port.default(8090),
    CLOUDSEAT_SFU_SECRET: z.string('is required').min(16, 'must have 16 characters or more'),
    CLOUDSEAT_SFU_MEDIA_IP: z.union([z.ipv4(), z.ipv6()], 'must be an IP address').default('127.0.0.1'),
    CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: z.string().max(253).optional(),
    CLOUDSEAT_SFU_MEDIA_PORT: port.default(40_000),
    CLOUDSEAT_SFU_PIPE_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'must be an IP address').optional(),
    CLOUDSEAT_SFU_PIPE_PORTS: z
      .string()
      .regex(/^\d{1,5}-\d{1,5}$/, 'must be two ports, as 21000-21999')
      .transform((text) => text.split('-').map(Number) as [number, number])
      .refine(([min, max]) => min > 0 && min <= max && max <= 65_535, 'must be two ports, as 21000-21999')
      .optional(),
    CLOUDSEAT_SFU_WORKERS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
    CLOUDSEAT_SFU_NODE_ID: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must have 1 to 64 letters, digits, _ or -')
      .optional(),
    CLOUDSEAT_SFU_DRAIN_LIMIT_MS: z.coerce.number().int().min(0).default(600_000),
    CLOUDSEAT_CAPTIONS: z
      .union(
        [z.enum(['none', 'demo']), z.url({ protocol: /^wss?$/ })],
        'must be none, demo or a ws:// address',
      )
      .default('none'),
    CLOUDSEAT_SFU_RECORDING_DIR: z.string().optional(),
    CLOUDSEAT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    MEDIASOUP_WORKER_BIN: z.string().optional(),
  })
  .refine(
    (env) => !isWildcard(env.CLOUDSEAT_SFU_MEDIA_IP) || env.CLOUDSEAT_SFU_ANNOUNCED_ADDRESS !== undefined,
    {
      path: ['CLOUDSEAT_SFU_ANNOUNCED_ADDRESS'],
      message: 'is required when CLOUDSEAT_SFU_MEDIA_IP is a wildcard: pages need an address to send to',
    },
  );

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once; every problem is named in one error, so that an operator mends them in one go. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the configuration cannot be used:\n${problems.join('\n')}`);
  }
  const env = parsed.data;
  return {
    /** Where servers link; private. Port 0 takes a free one. */
    control: { host: env.CLOUDSEAT_SFU_LISTEN_HOST, port: env.CLOUDSEAT_SFU_PORT },
    secret: env.CLOUDSEAT_SFU_SECRET,
    media: {
      ip: env.CLOUDSEAT_SFU_MEDIA_IP,
      /** What pages are told when it is not the listening address (NAT, a host name). */
      announcedAddress: env.CLOUDSEAT_SFU_ANNOUNCED_ADDRESS,
      /** Worker n takes this port + n, over UDP and TCP; 0 takes free ones. */
      basePort: env.CLOUDSEAT_SFU_MEDIA_PORT,
      workerCount: env.CLOUDSEAT_SFU_WORKERS,
      workerBin: env.MEDIASOUP_WORKER_BIN,
    },
    pipes: readPipes(env),
    nodeId: env.CLOUDSEAT_SFU_NODE_ID ?? defaultNodeId(env.CLOUDSEAT_SFU_PORT),
    /** How long a SIGTERM waits for the rooms to end by themselves. */
    drainLimitMs: env.CLOUDSEAT_SFU_DRAIN_LIMIT_MS,
    /** none; demo: a demonstration; else the address of a recogniser that speaks FunASR's streaming protocol. */
    captions: env.CLOUDSEAT_CAPTIONS,
    /** Where recordings lie until a server has taken them; null: this node records nothing. */
    recordingFolder: env.CLOUDSEAT_SFU_RECORDING_DIR ?? null,
    logLevel: env.CLOUDSEAT_LOG_LEVEL,
  };
}

/** The same after a restart, different for two nodes of one host. */
const defaultNodeId = (controlPort: number) =>
  `${hostname().replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${controlPort}`.slice(-64);

/**
 * Where other nodes send what people of one room on several nodes see and hear of each other, over UDP. Null: there is no address
 * that another node could send to.
 */
function readPipes(env: z.output<typeof Environment>) {
  const ports = env.CLOUDSEAT_SFU_PIPE_PORTS;
  const portRange = ports && { min: ports[0], max: ports[1] };
  const own = env.CLOUDSEAT_SFU_PIPE_ADDRESS ?? env.CLOUDSEAT_SFU_MEDIA_IP;
  if (!isWildcard(own)) return { ip: own, announcedAddress: undefined, portRange };
  const announced = env.CLOUDSEAT_SFU_ANNOUNCED_ADDRESS ?? '';
  return isIP(announced) === 0 ? null : { ip: own, announcedAddress: announced, portRange };
}
