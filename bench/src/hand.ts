// What a careful person would write for this one question instead of a gateway: no parsing, no planning, no checking of
// values. Twenty works, then their owners and their reviews at once; the same HTTP client, or the subgraphs in this process.
import { createServer, type ServerResponse } from 'node:http';
import { Pool } from 'undici';

type Work = { id: string; title: string; summary: string | null; owner: { id: string } };
type Person = { id: string; name: string; city: string | null };
type Answer = { data: { works: Work[]; _entities: Person[] & { reviews: object[] }[] } };
type Done = (answer: Answer) => void;
type Ask = (variables: string, done: Done) => void;

const ask = process.env.EMBEDDED ? await askingHere() : askByHttp;
const works = ask('works', 'query($first:Int!,$from:Int!){works(first:$first,from:$from){id title summary owner{id}}}');
const people = ask('people', 'query($of:[_Any!]!){_entities(representations:$of){...on Person{id name city}}}');
const reviews = ask(
  'reviews',
  'query($of:[_Any!]!){_entities(representations:$of){...on Work{reviews{id stars text}}}}',
);

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => answer(JSON.parse(body).variables, response));
});
server.listen(Number(process.env.PORT), '127.0.0.1');

function answer(variables: object, response: ServerResponse) {
  works(JSON.stringify(variables), ({ data: { works } }) => {
    const owners = new Map<string, Person>();
    const reviewsOf: { reviews: object[] }[] = [];
    let waiting = 2;
    const done = () => {
      if (--waiting > 0) return;
      const whole = works.map(({ id, title, summary, owner }, n) => {
        const { name, city } = owners.get(owner.id)!;
        return { id, title, summary, owner: { id: owner.id, name, city }, reviews: reviewsOf[n]!.reviews };
      });
      const bytes = Buffer.from(JSON.stringify({ data: { works: whole } }));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
      response.end(bytes);
    };
    const ids = new Set(works.map(({ owner }) => owner.id));
    people(representations('Person', ids), ({ data }) => {
      for (const person of data._entities) owners.set(person.id, person);
      done();
    });
    reviews(
      representations(
        'Work',
        works.map(({ id }) => id),
      ),
      ({ data }) => {
        reviewsOf.push(...data._entities);
        done();
      },
    );
  });
}

function representations(type: string, ids: Iterable<string>): string {
  return `{"of":[${Array.from(ids, (id) => `{"__typename":"${type}","id":${JSON.stringify(id)}}`).join()}]}`;
}

function askByHttp(subgraph: string, query: string): Ask {
  const { origin, pathname: path } = new URL(JSON.parse(process.env.SUBGRAPHS!)[subgraph]);
  const pool = new Pool(origin, { connections: 16 });
  const headers = ['content-type', 'application/json'];
  const head = `{"query":${JSON.stringify(query)},"variables":`;
  return (variables, done) => {
    const chunks: Buffer[] = [];
    pool.dispatch(
      { method: 'POST', path, headers, body: `${head}${variables}}` },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => done(JSON.parse((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString())),
        onResponseError: (_, error) => {
          throw error;
        },
      },
    );
  };
}

async function askingHere() {
  const [{ embedded }, { parse }] = await Promise.all([import('./embedded.ts'), import('graphql')]);
  return (subgraph: string, query: string): Ask => {
    const { run } = embedded.find(({ name }) => name === subgraph)!;
    const document = parse(query);
    return async (variables, done) => done((await run(document, JSON.parse(variables), {})) as Answer);
  };
}
