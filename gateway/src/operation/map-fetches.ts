import type { FetchNode, PlanNode } from '@apollo/query-planner';

/** A plan with another fetch in the place of each; what is decided while it runs stays as it is. */
export function mapFetches(root: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode {
  switch (root.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...root, nodes: root.nodes.map((child) => mapFetches(child, change)) };
    case 'Flatten':
      return { ...root, node: mapFetches(root.node, change) };
    case 'Fetch':
      return change(root);
    default:
      return root;
  }
}
