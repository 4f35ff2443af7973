import type { ResultOf } from './graphql.ts';
import type { ViewerQuery } from './viewer-query.ts';

/** Whoever is signed in. */
export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['me']>;

type Role = NonNullable<Viewer['roles']>[number]['role'];

/** Whether they hold one of these roles anywhere. It decides which links to show; the API decides what they may do. */
export const holds = (viewer: Viewer | null, ...roles: Role[]) =>
  viewer?.roles?.some(({ role }) => roles.includes(role)) ?? false;
