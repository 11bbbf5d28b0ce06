import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import { District } from './district.store.ts';

/** A fresh district for each test of a file; gives the way to the one of now. */
export function useDistrict(): () => District {
  const redis = new Redis(inject('redisUrl'));
  let district: District;
  beforeEach(() => {
    district = new District(redis);
  });
  afterEach(() => district.close());
  afterAll(() => redis.disconnect());
  return () => district;
}
