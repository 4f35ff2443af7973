import { createHash } from 'node:crypto';

/** The password of everyone in the demo. */
export const DEMO_PASSWORD = 'cpii-demo-2026';

/** The same id for the same thing of the demo, so that the subgraphs' demo rows point at one another. */
export function demoId(
  kind: 'user' | 'organization' | 'season' | 'initiative' | 'revision' | 'round' | 'criterion' | 'assignment',
  key: string,
) {
  const hex = createHash('sha256').update(`demo:${kind}:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
