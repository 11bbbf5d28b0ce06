// Vitest runs a global set-up once for each project; a server is to be started once for the whole run.

interface Shared<T> {
  value: Promise<T>;
  userCount: number;
}

// On globalThis, since Vitest loads the module anew for each project.
const holder = globalThis as { cloudseatTestServers?: Map<string, Shared<unknown>> };
holder.cloudseatTestServers ??= new Map();
const registry = holder.cloudseatTestServers;

/** The running one, or a new one. The returned function gives it back; the last one to do so ends it. */
export async function shareServer<T extends { stop: () => Promise<void> }>(
  name: string,
  start: () => Promise<T>,
): Promise<{ server: T; release: () => Promise<void> }> {
  const shared = (registry.get(name) as Shared<T> | undefined) ?? { value: start(), userCount: 0 };
  registry.set(name, shared);
  shared.userCount += 1;
  const server = await shared.value;
  return {
    server,
    release: async () => {
      shared.userCount -= 1;
      if (shared.userCount > 0) return;
      registry.delete(name);
      await server.stop();
    },
  };
}
