const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an id from outside can be one of ours; PostgreSQL would fail on anything else. */
export const isUuid = (id: string) => pattern.test(id);

/** The ids that can be ours. */
export const uuids = (ids: readonly string[]) => ids.filter(isUuid);
