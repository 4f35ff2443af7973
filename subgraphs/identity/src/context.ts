import { type Caller, type Db, loadMany, loadOne, type Viewer } from '@cpii/kit';
import { membershipsOfUsers } from './membership/membership.ts';
import { organizationsByIds } from './organization/organization.ts';
import { rolesOfUsers } from './role/role.ts';
import { usersByIds } from './user/user.ts';

/** What the process holds for its whole life. */
export type Services = { db: Db };

/** What one request holds. Every domain function takes it, or a part of it, first. */
export type Context = Services & { viewer: Viewer; load: ReturnType<typeof createLoaders> };

export function createContext({ db }: Services, { viewer }: Caller): Context {
  return { db, viewer, load: createLoaders(db) };
}

function createLoaders(db: Db) {
  return {
    user: loadOne(
      (ids) => usersByIds({ db }, ids),
      (user) => user.id,
    ),
    organization: loadOne(
      (ids) => organizationsByIds({ db }, ids),
      (organization) => organization.id,
    ),
    membershipsOfUser: loadMany(
      (ids) => membershipsOfUsers({ db }, ids),
      (membership) => membership.userId,
    ),
    rolesOfUser: loadMany(
      (ids) => rolesOfUsers({ db }, ids),
      (grant) => grant.userId,
    ),
  };
}
