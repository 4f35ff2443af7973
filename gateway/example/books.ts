import { serve } from './serve.ts';

const books = [
  { id: '1', title: 'Truyện Kiều', author: 'Nguyễn Du' },
  { id: '2', title: 'Số đỏ', author: 'Vũ Trọng Phụng' },
  { id: '3', title: 'Middlemarch', author: 'George Eliot' },
];
const byId = ({ id }: { id: string }) => books.find((book) => book.id === id) ?? null;

serve(
  'books.graphql',
  {
    Query: { books: () => books, book: (_: unknown, key: { id: string }) => byId(key) },
    Book: { __resolveReference: byId },
  },
  4001,
);
