import { GraphQLError } from 'graphql';

/**
 * Who is asking by now: asked before every delivery, of everyone who watches. Null ends the subscription. One that answers
 * without a promise costs next to nothing; whoever has to look somewhere is waited for alone, and nobody waits with them.
 */
export type Refresh<Context extends object> = (context: Context) => Promise<Context | null> | Context | null;

export function unauthenticated(): GraphQLError {
  return new GraphQLError('The session has ended. Sign in again.', { extensions: { code: 'UNAUTHENTICATED' } });
}
