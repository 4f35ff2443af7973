/** What a link carries: never headers, which may hold a secret. */
export type Asked = { query: string; variables?: string | null; operationName?: string | null };

/** The part of an address that stays in the browser: a long question fits and reaches no server's log. */
export function hashOf({ query, variables, operationName }: Asked): string {
  const search = new URLSearchParams({ query });
  if (variables?.trim()) search.set('variables', variables);
  if (operationName && hasSeveral(query)) search.set('operationName', operationName);
  return `#${search}`;
}

/** The question in an address, after `#` or, as other tools write it, after `?`. */
export function askedIn({ hash, search }: { hash: string; search: string }): Asked | undefined {
  for (const part of [hash, search]) {
    const fields = new URLSearchParams(part.slice(1));
    const query = fields.get('query');
    if (query) return { query, variables: fields.get('variables') ?? '', operationName: fields.get('operationName') };
  }
}

/** Whether a name says which of its operations is meant. */
export function hasSeveral(query: string): boolean {
  return (query.match(/^\s*(query|mutation|subscription)\b/gm)?.length ?? 0) > 1;
}
