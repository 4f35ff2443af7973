import type { Observer } from './observer.ts';

/** One line for each operation: what was asked, how long it took, the codes of its errors, and the id of its request. */
export function logObserver(level: 'debug' | 'info'): Observer {
  return {
    operation({ kind, name: operation }) {
      return ({ log, requestId }) => {
        const began = performance.now();
        return {
          answered({ errors }, exact) {
            const ms = Math.round((performance.now() - began) * 100) / 100;
            const codes = [...new Set(errors.map(({ extensions }) => String(extensions?.code)))];
            log[level]({ requestId, operation, kind, ms, ...(codes.length > 0 && { codes }), exact }, 'operation');
          },
        };
      };
    },
    refused(code, call) {
      call?.log[level]({ requestId: call.requestId, codes: [code] }, 'refused');
    },
  };
}
