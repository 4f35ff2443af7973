import type { GraphQLFormattedError } from 'graphql';

export type Asked = { query: string; variables?: Record<string, unknown>; operationName?: string };

export type Answered = { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] };

/** Whatever answers an operation: a monolith or any gateway. */
export type Answerer = (request: Asked) => Promise<Answered>;
