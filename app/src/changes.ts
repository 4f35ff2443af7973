import type { Changes } from '@cpii/gateway';
import type { Events } from '@cpii/kit';
import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/**
 * What may look different to visitors after an event of a topic: everything that these subgraphs answer. A subgraph answers
 * from its own tables; reviews keeps facts about seasons and initiatives beside them. What reviewers do is not here: visitors
 * see nothing of it, and an answer that is suddenly read afresh would tell them when it was done.
 */
const answeredBy: Record<string, readonly string[]> = {
  season: ['INITIATIVES', 'REVIEWS'],
  initiative: ['INITIATIVES', 'REVIEWS'],
};

/** The subgraphs' events, as changes of what is kept of the API's answers. */
export function changesFrom(events: Pick<Events, 'on'>, supergraphSdl: string): Changes {
  return (listener) => {
    const leave = Object.entries(answeredBy).map(([topic, graphs]) => {
      const fields = graphs.flatMap((graph) => fieldsOf(graph, supergraphSdl));
      return events.on(topic, () => listener(fields));
    });
    return () => {
      for (const each of leave) each();
    };
  };
}

/**
 * The fields, as `Type.field`, through which a query gets into a subgraph: those of root types and of types with a key. Keys
 * themselves never change.
 */
export function fieldsOf(graph: string, supergraphSdl: string): string[] {
  return parse(supergraphSdl, { noLocation: true }).definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const joins = named(type.directives, 'join__type').filter((join) => argument(join, 'graph') === graph);
    const keys = joins.flatMap((join) => argument(join, 'key')?.split(' ') ?? []);
    if (joins.length === 0 || (keys.length === 0 && type.name.value !== 'Query')) return [];
    return (type.fields ?? []).flatMap(({ name: { value: name }, directives }) => {
      const resolvers = named(directives, 'join__field').map((join) => argument(join, 'graph'));
      const isResolved = resolvers.length === 0 || resolvers.includes(graph);
      return isResolved && !keys.includes(name) ? [`${type.name.value}.${name}`] : [];
    });
  });
}

const named = (directives: readonly ConstDirectiveNode[] = [], name: string) =>
  directives.filter((directive) => directive.name.value === name);

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : undefined;
}
