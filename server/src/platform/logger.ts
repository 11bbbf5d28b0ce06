import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on standard output. Names, numbers and tokens of persons never belong into a field; these are a net below. */
export function createLogger(options: { level: string; name: string }): Logger {
  return pino({
    name: options.name,
    level: options.level,
    redact: {
      paths: [
        'phone',
        'password',
        'token',
        'code',
        'cookie',
        'authorization',
        '*.phone',
        '*.password',
        '*.token',
      ],
      censor: '[hidden]',
    },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  });
}
