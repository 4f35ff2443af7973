import { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { tooCostly } from '../limits/limits.ts';
import { answerTo, type Refused, refused, type Shared, type Stop, textOf } from './answer.ts';
import { isPlainRequest } from './request.ts';

/** Answers the requests of a list side by side and calls `done` with all answers as one text, in the order asked. */
export function answerAll<Context extends object>(
  shared: Shared<Context>,
  list: readonly unknown[],
  call: Call<Context>,
  done: (answers: Refused | string) => void,
): Stop {
  const { batch } = shared.limits;
  if (list.length > batch) done(refused([tooCostly('a batch of', list.length, batch)]));
  else if (list.length === 0) done(malformed('The list is empty.'));
  if (list.length > batch || list.length === 0) return () => {};

  const texts: string[] = [];
  let left = list.length;
  const stops = list.map((asked, place) => {
    const take = (answer: Parameters<typeof textOf>[0]) => {
      texts[place] = textOf(answer);
      left -= 1;
      if (left === 0) done(`[${texts.join()}]`);
    };
    if (isPlainRequest(asked)) return answerTo(shared, asked, call, take);
    take(malformed('This is no GraphQL request.'));
    return () => {};
  });
  return (reason) => {
    for (const stop of stops) stop(reason);
  };
}

function malformed(message: string): Refused {
  return refused([new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })]);
}
