import { expect, it } from 'vitest';
import { months, stages } from './season.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00+07:00`);
const phase = (kind: 'OPEN' | 'FREEZE' | 'IMPLEMENT', from: string, to: string, active = false) => ({
  kind,
  startsAt: new Date(at(from)).toISOString(),
  endsAt: new Date(at(to)).toISOString(),
  active,
});

it('names the last day of a phase, not the first instant after it', () => {
  const [open] = stages([phase('OPEN', '2027-05-05', '2027-07-01', true)], at('2027-06-18'));
  expect(open).toMatchObject({ span: '5/5–30/6', state: 'now', open: false });
});

it('tells what is over from what is to come', () => {
  const phases = [phase('OPEN', '2027-05-05', '2027-07-01')];
  expect(stages(phases, at('2027-05-01'))[0]?.state).toBe('next');
  expect(stages(phases, at('2027-07-01'))[0]?.state).toBe('done');
});

it('leaves out the freeze, a day too short to draw, and lets the grants run on past the edge', () => {
  const drawn = stages(
    [phase('FREEZE', '2027-07-14', '2027-07-15'), phase('IMPLEMENT', '2027-09-01', '2029-09-01')],
    at('2027-06-18'),
  );
  expect(drawn.map(({ name }) => name)).toEqual(['Tài trợ và thí điểm']);
  expect(drawn[0]).toMatchObject({ open: true, span: 'từ 1/9', to: at('2027-09-22') });
});

it('marks the first of each month in Vietnam, and the beginning where its name has room', () => {
  expect(months(at('2027-04-14'), at('2027-07-20'))).toEqual([
    { name: 'Tháng 4', at: at('2027-04-14') },
    { name: 'Tháng 5', at: at('2027-05-01') },
    { name: 'Tháng 6', at: at('2027-06-01') },
    { name: 'Tháng 7', at: at('2027-07-01') },
  ]);
  expect(months(at('2027-04-28'), at('2027-07-20'))[0]).toEqual({ name: 'Tháng 5', at: at('2027-05-01') });
});
