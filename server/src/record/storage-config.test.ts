import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';

const environment = {
  CLOUDSEAT_REDIS_URL: 'redis://127.0.0.1:1',
  CLOUDSEAT_SFU_URLS: 'ws://127.0.0.1:2',
  CLOUDSEAT_SFU_SECRET: 'a-secret-of-sixteen',
  CLOUDSEAT_SECRET_KEY: 'ab'.repeat(32),
};
const s3 = {
  CLOUDSEAT_RECORDING_S3_URL: 'http://127.0.0.1:9000',
  CLOUDSEAT_RECORDING_S3_BUCKET: 'recordings',
  CLOUDSEAT_RECORDING_S3_KEY: 'key',
  CLOUDSEAT_RECORDING_S3_SECRET: 'secret',
};

it('recordings lie in a folder, or in an object store once all of it is given', () => {
  expect(readConfig(environment).recordingS3).toBeNull();
  expect(readConfig({ ...environment, ...s3 }).recordingS3).toEqual({
    ...{
      url: 'http://127.0.0.1:9000',
      bucket: 'recordings',
      region: 'us-east-1',
      key: 'key',
      secret: 'secret',
    },
  });
});

it.each(['CLOUDSEAT_RECORDING_S3_BUCKET', 'CLOUDSEAT_RECORDING_S3_KEY', 'CLOUDSEAT_RECORDING_S3_SECRET'])(
  'without %s it says what is missing',
  (name) => {
    expect(() => readConfig({ ...environment, ...s3, [name]: '' })).toThrow(
      /CLOUDSEAT_RECORDING_S3_URL: needs/,
    );
  },
);
