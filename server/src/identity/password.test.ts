import { describe, expect, it } from 'vitest';
import { hashPassword, nobodysHash, verifyPassword } from './password.ts';

// argon2 costs processor time, which other tests may be taking.
describe('a password', { timeout: 30_000 }, () => {
  it('is kept as a PHC string of argon2id with the cost in it', async () => {
    expect(await hashPassword('长密码 correct horse')).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
  });

  it('is told from another one', async () => {
    const stored = await hashPassword('right');
    expect(await verifyPassword('right', stored)).toBe(true);
    expect(await verifyPassword('Right', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('is the same however its letters are composed', async () => {
    expect(await verifyPassword('e\u0301', await hashPassword('\u00e9'))).toBe(true);
  });

  it('has a salt of its own each time', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  it('is known by a hash made elsewhere with another cost', async () => {
    // `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1`, from the reference implementation's own tests.
    const reference =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
  });

  it('is nothing that nobody’s hash accepts, at the same cost', async () => {
    expect(await verifyPassword('', nobodysHash)).toBe(false);
    expect(nobodysHash.split('$')[3]).toBe((await hashPassword('any')).split('$')[3]);
  });

  it('is not looked for in something that is no hash', async () => {
    await expect(verifyPassword('any', 'plain text')).rejects.toThrow('PHC');
  });
});
