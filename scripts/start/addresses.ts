// This machine's addresses in its local network.
import { networkInterfaces } from 'node:os';
import { SetupError } from '../setup/say.mjs';

/** IPv4 addresses other than loopback; private ones first, since phones in the same network use those. */
export function findLanAddresses(): string[] {
  const isPrivate = (address: string) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
  // Bridges of container engines are no way to this machine for a phone.
  const isVirtual = (name: string) => /^(docker|br-|veth|virbr|lxc|tun|tap)/.test(name);
  return Object.entries(networkInterfaces())
    .filter(([name]) => !isVirtual(name))
    .flatMap(([, list]) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
    .map((entry) => entry.address)
    .sort((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)));
}

export function getLanAddress(): string {
  const [first] = findLanAddresses();
  if (first) return first;
  throw new SetupError(
    '没有找到局域网地址，请先连接网络。',
    'This machine has no address in a local network.',
  );
}
