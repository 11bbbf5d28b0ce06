import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLogger } from './platform/logger.ts';
import { closeOnSignal } from './platform/shutdown.ts';
import { gatewayTuning } from './tuning-gateway.ts';

try {
  const config = readConfig();
  const logger = createLogger({ level: config.logLevel, name: 'server' });
  const app = await createApp(config, { logger });
  closeOnSignal(() => app.close(), logger, gatewayTuning.shutdownMaxMs);
  logger.info({ port: app.address.port, host: app.address.address }, 'ready');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
