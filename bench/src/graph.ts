// The graph that gateways are measured on: a question about twenty works crosses three subgraphs. Nothing is imported here,
// but types, so that each peer can build it with its own copy of graphql; and the subgraphs are written as Federation 1 knew
// them, which all peers read.
import type { GraphQLResolverMap } from '@apollo/subgraph';

const works = Array.from({ length: 200 }, (_, n) => ({
  id: `w${n}`,
  title: `Thanh toán không dùng tiền mặt tại chợ ${n}`,
  summary: `Sạp hàng số ${n} nhận thanh toán bằng mã QR; mỗi quý chợ công bố số giao dịch và số hộ tham gia.`,
  owner: { id: `p${n % 12}` },
}));

type Ref = { id: string };
type Page = { first: number; from: number };
type Subgraph = { name: string; sdl: string; resolvers: GraphQLResolverMap<unknown> };

export const subgraphs: Subgraph[] = [
  {
    name: 'works',
    sdl: `
      extend type Query { works(first: Int!, from: Int!): [Work!]! }
      type Work @key(fields: "id") { id: ID! title: String! summary: String owner: Person! }
      extend type Person @key(fields: "id") { id: ID! @external }
    `,
    resolvers: {
      Query: { works: (_: unknown, { first, from }: Page) => works.slice(from, from + first) },
      Work: { __resolveReference: ({ id }: Ref) => works.find((work) => work.id === id) },
    },
  },
  {
    name: 'people',
    sdl: `
      extend type Query { person(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! name: String! city: String }
    `,
    resolvers: {
      Query: { person: (_: unknown, { id }: Ref) => person(id) },
      Person: { __resolveReference: ({ id }: Ref) => person(id) },
    },
  },
  {
    name: 'reviews',
    sdl: `
      extend type Query { latestReview: Review }
      type Review { id: ID! stars: Int! text: String }
      extend type Work @key(fields: "id") { id: ID! @external reviews: [Review!]! }
    `,
    resolvers: {
      Query: { latestReview: () => reviews('w0')[0] },
      Work: { __resolveReference: ({ id }: Ref) => ({ id, reviews: reviews(id) }) },
    },
  },
];

function person(id: string) {
  return { id, name: `Người thứ ${id.slice(1)}`, city: Number(id.slice(1)) % 3 === 0 ? null : 'Huế' };
}

function reviews(id: string) {
  const text = 'Số liệu rõ ràng, nên có thêm ý kiến của tiểu thương.';
  return [1, 2].map((n) => ({ id: `${id}-${n}`, stars: n + 2, text: n === 1 ? text : null }));
}

/** A hundred pages of one question: whoever shares the answers of identical requests under way finds little to share. */
export function pagesOf(first: number) {
  const query = `query Works($first: Int!, $from: Int!) {
    works(first: $first, from: $from) { id title summary owner { id name city } reviews { id stars text } }
  }`;
  return Array.from({ length: 100 }, (_, from) => ({ query, operationName: 'Works', variables: { first, from } }));
}

export const questions = pagesOf(20);
