import { type Estimated, meanOf, ratioOf } from './measure.ts';
import { type Method, methods } from './methods.ts';
import { bins, type Outcome } from './round.ts';

const own: Method = 'crossed-cre-map-1';

/** .61 ± .02: an estimate and two standard errors. */
const show = ({ value, error }: Estimated, digits = 2) => `${fraction(value, digits)} ± ${fraction(2 * error, digits)}`;

const fraction = (value: number, digits: number) =>
  value
    .toFixed(digits)
    .replace(/^(-?)0\./, '$1.')
    .replace(/^-(?=\.0*$)/, '')
    .replace('-', '−');

const signed = (estimated: Estimated) => {
  const text = show(estimated);
  return /^−|^\.00 /.test(text) ? text : `+${text}`;
};

/** Estimates of one cell, as `--json` prints them; `ahead` is the model less the other method, round by round. */
export function summary(outcomes: readonly Outcome[]) {
  const each = <T>(make: (method: Method) => T) => {
    return Object.fromEntries(methods.map((method) => [method, make(method)])) as Record<Method, T>;
  };
  const over = (value: (outcome: Outcome) => number) => meanOf(outcomes.map(value));
  const share = (part: (outcome: Outcome) => number, whole: (outcome: Outcome) => number) =>
    ratioOf(outcomes.map(part), outcomes.map(whole));
  return {
    rounds: outcomes.length,
    recall: each((method) => over(({ recall }) => recall[method])),
    tau: each((method) => over(({ tau }) => tau[method])),
    ahead: each((method) => ({
      recall: over(({ recall }) => recall[own] - recall[method]),
      tau: over(({ tau }) => tau[own] - tau[method]),
    })),
    calibration: bins.map((from, bin) => {
      const at = ({ calibration }: Outcome) => calibration[bin]!;
      return {
        from,
        items: outcomes.reduce((sum, outcome) => sum + at(outcome).items, 0),
        claimed: share(
          (outcome) => at(outcome).claimed,
          (outcome) => at(outcome).items,
        ),
        true: share(
          (outcome) => at(outcome).true,
          (outcome) => at(outcome).items,
        ),
      };
    }),
    coveredScore: share(
      ({ covered }) => covered.score,
      ({ covered }) => covered.items,
    ),
    coveredEffect: share(
      ({ covered }) => covered.effect,
      ({ covered }) => covered.items,
    ),
    converged: over(({ converged }) => Number(converged)).value,
    solves: over(({ solves }) => solves).value,
  };
}

export type Summary = ReturnType<typeof summary>;
export type Row = { name: string; cell: Summary };

/** Markdown. */
export function tablesOf(title: string, rows: readonly Row[]): string {
  const others = methods.filter((method) => method !== own);
  return [
    `### ${title}`,
    '',
    'Top-5 recall, in brackets Kendall’s tau:',
    '',
    table(
      ['world', ...methods],
      rows.map(({ name, cell: { recall, tau } }) => {
        return [name, ...methods.map((method) => `${show(recall[method])} (${show(tau[method])})`)];
      }),
    ),
    '',
    'The model less the other in the same rounds, likewise:',
    '',
    table(
      ['world', ...others],
      rows.map(({ name, cell: { ahead } }) => {
        return [name, ...others.map((other) => `${signed(ahead[other].recall)} (${signed(ahead[other].tau)})`)];
      }),
    ),
    '',
    'P(top 5) claimed → true by bins of P, and how many 90 % intervals hold the panel’s score and its deviation from the panel’s mean:',
    '',
    table(
      ['world', ...bins.map((from, at) => `${from} to ${bins[at + 1] ?? 1}`), 'score', 'deviation'],
      rows.map(({ name, cell }) => [
        name,
        ...cell.calibration.map((bin) => (bin.items ? `${fraction(bin.claimed.value, 2)} → ${show(bin.true)}` : '–')),
        show(cell.coveredScore, 3),
        show(cell.coveredEffect, 3),
      ]),
    ),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
