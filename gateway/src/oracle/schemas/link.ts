/** A Federation 2 schema that uses these directives. */
export const link = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(names.map((name) => `@${name}`))})`;
