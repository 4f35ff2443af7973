import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

type Variables = Record<string, unknown>;
type Run = (
  document: DocumentNode,
  variables: Variables,
  context: unknown,
  name?: string | null,
  root?: unknown,
) => Answer;
type Answer = ExecutionResult | Promise<ExecutionResult>;

/** How a subgraph in the gateway's process executes: by graphql-js, or compiled once for each document by graphql-jit. */
export function runner(schema: GraphQLSchema, by: string): Run {
  if (by !== 'graphql-jit') {
    return (document, variableValues, contextValue, operationName, rootValue) =>
      execute({ schema, document, variableValues, contextValue, operationName, rootValue }) as Answer;
  }
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
