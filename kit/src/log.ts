import { pino } from 'pino';

/** Structured logs on standard output; LOG_LEVEL sets how much. */
export const createLog = (name: string) => pino({ name, level: process.env.LOG_LEVEL ?? 'info' });

export type Log = ReturnType<typeof createLog>;
