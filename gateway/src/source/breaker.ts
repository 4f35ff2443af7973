export type CircuitState = 'closed' | 'open' | 'half-open';

/** What a fetch may do: go, go as the one trial of a half-open circuit, or not even be sent. */
export type Pass = 'go' | 'trial' | 'refused';

export type BreakerOptions = {
  /** Failures in a row that open the circuit. */
  failures?: number;
  /** Between opening and the trial, and from one trial to the next. */
  pauseMs?: number;
};

export type Breaker = {
  readonly state: CircuitState;
  /** Asked before each fetch. Whoever gets a pass tells afterwards how it went, in exactly one of the three ways below. */
  pass(now: number): Pass;
  succeeded(): void;
  failed(now: number): void;
  /** Nobody waited for the end, so it says nothing of the subgraph. */
  abandoned(pass: Pass): void;
};

/**
 * A circuit breaker: a subgraph that failed so many times in a row is left alone for a while, and its fields fail at once
 * instead of holding requests until their time is out. Times are milliseconds of one clock that only goes forward.
 */
export function createBreaker({ failures = 5, pauseMs = 2_000 }: BreakerOptions = {}): Breaker {
  let state: CircuitState = 'closed';
  let inARow = 0;
  let trialFrom = 0;

  return {
    get state() {
      return state;
    },
    pass(now) {
      if (state === 'closed') return 'go';
      if (state === 'half-open' || now < trialFrom) return 'refused';
      state = 'half-open';
      return 'trial';
    },
    succeeded() {
      state = 'closed';
      inARow = 0;
    },
    failed(now) {
      inARow += 1;
      // What was sent before it opened may fail long after: that does not put the trial off.
      if (state === 'open' || (state === 'closed' && inARow < failures)) return;
      state = 'open';
      trialFrom = now + pauseMs;
    },
    abandoned(pass) {
      // The pause is over already, so the next fetch is the trial.
      if (pass === 'trial' && state === 'half-open') state = 'open';
    },
  };
}
