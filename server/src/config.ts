import { resolve } from 'node:path';
import { z } from 'zod';
import { isStorageComplete, readStorageConfig, storageEnvironment } from './record/storage-config.ts';
import { isWechatComplete, readWechatConfig, wechatEnvironment } from './wechat/wechat-config.ts';

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((value) => value === '1' || value === 'true')
  .default(false);

const splitList = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
const list = z.string().default('').transform(splitList);

const Environment = z.object({
  CLOUDSEAT_HTTP_HOST: z.string().default('127.0.0.1'),
  CLOUDSEAT_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  CLOUDSEAT_PUBLIC_URL: z.url().optional(),
  CLOUDSEAT_DATA_DIR: z.string().default('data'),
  CLOUDSEAT_CLIENT_DIR: z.string().optional(),
  CLOUDSEAT_REDIS_URL: z.url(),
  CLOUDSEAT_REDIS_REPLICAS: z.coerce.number().int().min(0).max(10).default(0),
  CLOUDSEAT_DATABASE_URL: z.url().optional(),
  CLOUDSEAT_SFU_URLS: z.string().transform(splitList),
  CLOUDSEAT_SFU_SECRET: z.string().min(16),
  CLOUDSEAT_SECRET_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 32 bytes as 64 hex digits'),
  CLOUDSEAT_TENANT: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,32}$/)
    .default('main'),
  CLOUDSEAT_DEMO: flag,
  CLOUDSEAT_DEMO_PASSWORD: z.string().min(8).optional(),
  CLOUDSEAT_TLS_CERT_FILE: z.string().optional(),
  CLOUDSEAT_TLS_KEY_FILE: z.string().optional(),
  CLOUDSEAT_TRUST_PROXY: flag,
  CLOUDSEAT_ICE_SERVERS: z
    .string()
    .default('[]')
    .transform((value, context) => {
      try {
        return z
          .array(
            z.object({
              urls: z.array(z.string()),
              username: z.string().optional(),
              credential: z.string().optional(),
            }),
          )
          .parse(JSON.parse(value));
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'must be a JSON array of { urls, username?, credential? }',
        });
        return z.NEVER;
      }
    }),
  ...wechatEnvironment,
  ...storageEnvironment,
  CLOUDSEAT_TURN_URLS: list,
  CLOUDSEAT_TURN_SECRET: z.string().min(16).optional(),
  CLOUDSEAT_LINK_HOSTS: z.string().default('').transform(splitList).pipe(z.array(z.hostname())),
  CLOUDSEAT_SEAL_KEY_FILE: z.string().optional(),
  CLOUDSEAT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const CompleteEnvironment = Environment.refine(isWechatComplete, {
  path: ['CLOUDSEAT_WECHAT_APP_SECRET'],
  message: 'belongs to CLOUDSEAT_WECHAT_APP_ID',
}).refine(isStorageComplete, {
  path: ['CLOUDSEAT_RECORDING_S3_URL'],
  message:
    'needs CLOUDSEAT_RECORDING_S3_BUCKET, CLOUDSEAT_RECORDING_S3_KEY and CLOUDSEAT_RECORDING_S3_SECRET beside it',
});

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once; every problem is named in one error, so that an operator mends them in one go. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const parsed = CompleteEnvironment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the configuration cannot be used:\n${problems.join('\n')}`);
  }
  const env = parsed.data;
  const hasTls = env.CLOUDSEAT_TLS_CERT_FILE !== undefined && env.CLOUDSEAT_TLS_KEY_FILE !== undefined;
  const publicUrl = env.CLOUDSEAT_PUBLIC_URL;
  return {
    http: {
      host: env.CLOUDSEAT_HTTP_HOST,
      port: env.CLOUDSEAT_HTTP_PORT,
      tls: hasTls
        ? { certFile: env.CLOUDSEAT_TLS_CERT_FILE ?? '', keyFile: env.CLOUDSEAT_TLS_KEY_FILE ?? '' }
        : null,
      trustsProxy: env.CLOUDSEAT_TRUST_PROXY,
      clientFolder: env.CLOUDSEAT_CLIENT_DIR ?? resolve(import.meta.dirname, '../../client/dist'),
    },
    /** Where people reach it; cookies are Secure and `__Host-` exactly when this is https. */
    isSecure: publicUrl === undefined ? hasTls : publicUrl.startsWith('https:'),
    publicOrigin: publicUrl === undefined ? null : new URL(publicUrl).origin,
    dataFolder: resolve(env.CLOUDSEAT_DATA_DIR),
    redisUrl: env.CLOUDSEAT_REDIS_URL,
    /** Replicas that must have a change of a call before it is answered. */
    redisReplicaCount: env.CLOUDSEAT_REDIS_REPLICAS,
    databaseUrl: env.CLOUDSEAT_DATABASE_URL,
    sfu: {
      urls: env.CLOUDSEAT_SFU_URLS,
      secret: env.CLOUDSEAT_SFU_SECRET,
      iceServers: env.CLOUDSEAT_ICE_SERVERS,
      /** A relay whose credentials are made for each call. */
      turn:
        env.CLOUDSEAT_TURN_SECRET === undefined || env.CLOUDSEAT_TURN_URLS.length === 0
          ? null
          : { urls: env.CLOUDSEAT_TURN_URLS, secret: env.CLOUDSEAT_TURN_SECRET },
    },
    secretKey: env.CLOUDSEAT_SECRET_KEY,
    tenant: env.CLOUDSEAT_TENANT,
    demo: env.CLOUDSEAT_DEMO ? { password: env.CLOUDSEAT_DEMO_PASSWORD ?? null } : null,
    /** Null: off. */
    wechat: readWechatConfig(env),
    /** Hosts beside *.gov.cn whose links agents may send. */
    linkHosts: env.CLOUDSEAT_LINK_HOSTS,
    /** Null: recordings lie below the data folder. */
    recordingS3: readStorageConfig(env),
    /** The private key that seals recordings and dossiers; null: one of the data folder's own. */
    sealKeyFile: env.CLOUDSEAT_SEAL_KEY_FILE ?? null,
    logLevel: env.CLOUDSEAT_LOG_LEVEL,
  };
}
