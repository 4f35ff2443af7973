// The subgraphs in the process of whoever asks them, as EMBEDDED says: run by graphql-js, or by graphql-jit, which compiles
// each document once. Imported only where it is wanted, so that nobody else starts with it.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { subgraphs } from './graph.ts';

type Variables = Record<string, unknown>;
type Run = (
  document: DocumentNode,
  variables: Variables,
  context: unknown,
  name?: string | null,
  root?: unknown,
) => Answer;
type Answer = ExecutionResult | Promise<ExecutionResult>;

export const embedded = subgraphs.map(({ name, sdl, resolvers }) => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  return { name, schema, run: process.env.EMBEDDED === 'graphql-jit' ? byJit(schema) : byGraphqlJs(schema) };
});

function byGraphqlJs(schema: GraphQLSchema): Run {
  return (document, variableValues, contextValue, operationName, rootValue) =>
    execute({ schema, document, variableValues, contextValue, operationName, rootValue }) as Answer;
}

function byJit(schema: GraphQLSchema): Run {
  const compiled = new WeakMap<DocumentNode, Run>();
  const compile = (document: DocumentNode, name?: string | null): Run => {
    const query = compileQuery(schema, document, name ?? undefined);
    if (!isCompiledQuery(query)) throw new Error(JSON.stringify(query.errors));
    const run: Run = (_, variables, context, _name, root) => query.query(root, context, variables) as Answer;
    compiled.set(document, run);
    return run;
  };
  return (document, variables, context, name, root) =>
    (compiled.get(document) ?? compile(document, name))(document, variables, context, name, root);
}
