type Write = (fields: Record<string, unknown>, message: string) => void;

/** Where the gateway writes: a pino logger, or anything of that shape. */
export type Log = { debug: Write; info: Write; warn: Write; error: Write };

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Apollo's packages log plain texts; what they call information is noise to whoever runs this. */
export function apolloLogger(log: Log) {
  return {
    debug: (message?: unknown) => log.debug({}, String(message)),
    info: (message?: unknown) => log.debug({}, String(message)),
    warn: (message?: unknown) => log.warn({}, String(message)),
    error: (message?: unknown) => log.error({}, String(message)),
  };
}
