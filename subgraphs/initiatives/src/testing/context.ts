import { type Caller, outboxMigrations, type Viewer } from '@cpii/kit';
import { callerOf, createTestDb } from '@cpii/kit/testing';
import { graphql } from 'graphql';
import { createContext } from '../context.ts';
import { migrations } from '../index.ts';
import { schema } from '../schema.ts';

/** The subgraph without its server: a fresh database, and a context for whoever asks. */
export async function createTestInitiatives() {
  const { db, url, statements } = await createTestDb([outboxMigrations, migrations]);
  const as = (viewer: Viewer, more: Partial<Caller> = {}) => createContext({ db }, callerOf(viewer, more));
  return {
    db,
    url,
    statements,
    as,
    /** What a query gives, as plain JSON. */
    ask: async (viewer: Viewer, source: string, variables: object = {}, more: Partial<Caller> = {}) =>
      JSON.parse(
        JSON.stringify(
          await graphql({ schema, source, variableValues: { ...variables }, contextValue: as(viewer, more) }),
        ),
      ),
  };
}
