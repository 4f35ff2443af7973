import { holds, isOneOf, type Viewer } from '@cpii/kit';
import type { Context } from '../context.ts';
import { type UserRow, users } from './user.table.ts';

/** Address, roles and memberships are for the person and for staff. */
export function canSeePersonal(viewer: Viewer, user: Pick<UserRow, 'id'>) {
  return viewer?.id === user.id || holds(viewer, ['PROGRAMME_MANAGER', 'ADMINISTRATOR']);
}

export function usersByIds({ db }: Pick<Context, 'db'>, ids: readonly string[]) {
  return db.select().from(users).where(isOneOf(users.id, ids));
}
