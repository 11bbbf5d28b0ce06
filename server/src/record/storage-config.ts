import { z } from 'zod';
import type { S3Config } from './s3-blobs.ts';

/** Environment of the store of recordings; without an address it is a folder below the data folder. */
export const storageEnvironment = {
  CLOUDSEAT_RECORDING_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLOUDSEAT_RECORDING_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  CLOUDSEAT_RECORDING_S3_REGION: z.string().default('us-east-1'),
  CLOUDSEAT_RECORDING_S3_KEY: z.string().optional(),
  CLOUDSEAT_RECORDING_S3_SECRET: z.string().optional(),
};
type Environment = z.output<z.ZodObject<typeof storageEnvironment>>;

/** A problem of the configuration: an address alone is of no use. */
export const isStorageComplete = (env: Environment): boolean =>
  env.CLOUDSEAT_RECORDING_S3_URL === undefined ||
  [
    env.CLOUDSEAT_RECORDING_S3_BUCKET,
    env.CLOUDSEAT_RECORDING_S3_KEY,
    env.CLOUDSEAT_RECORDING_S3_SECRET,
  ].every((value) => value !== undefined);

/** Null: a folder. */
export function readStorageConfig(env: Environment): S3Config | null {
  if (env.CLOUDSEAT_RECORDING_S3_URL === undefined) return null;
  return {
    url: env.CLOUDSEAT_RECORDING_S3_URL,
    bucket: env.CLOUDSEAT_RECORDING_S3_BUCKET ?? '',
    region: env.CLOUDSEAT_RECORDING_S3_REGION,
    key: env.CLOUDSEAT_RECORDING_S3_KEY ?? '',
    secret: env.CLOUDSEAT_RECORDING_S3_SECRET ?? '',
  };
}
