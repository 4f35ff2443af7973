import { readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { questionsAbout, readyQuestions } from './examples.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const questions = questionsAbout({ language: 'VI', slug: 'hue-s', roundId: 'r1' });

test.each(questions)('$title.en is a question that the API answers, with the variables it comes with', (question) => {
  const document = parse(question.query);
  const operation = getOperationAST(document)!;
  const declared = operation.variableDefinitions?.map(({ variable }) => variable.name.value);

  expect(validate(schema, document)).toEqual([]);
  expect(getVariableValues(schema, operation.variableDefinitions ?? [], question.variables).errors).toBeUndefined();
  expect(Object.keys(question.variables).sort()).toEqual(declared?.sort());
});

test('no two questions have the same name, in words or in GraphQL', () => {
  const names = questions.map(({ query }) => getOperationAST(parse(query))?.name?.value);

  expect(new Set(names).size).toBe(questions.length);
  expect(new Set(questions.map(({ title }) => title.vi)).size).toBe(questions.length);
  expect(new Set(questions.map(({ title }) => title.en)).size).toBe(questions.length);
});

test('they are about the round that goes on, in the language of the page, and there without any data too', async () => {
  const data = { currentSeason: { rounds: [{ id: 'r7' }] }, initiatives: { nodes: [{ slug: 'hue-s' }] } };

  expect(await readyQuestions(async () => ({ data }), 'en')).toEqual(
    questionsAbout({ language: 'EN', slug: 'hue-s', roundId: 'r7' }),
  );
  expect(await readyQuestions(async () => ({ data: null }), 'vi')).toEqual(
    questionsAbout({ language: 'VI', slug: '', roundId: '' }),
  );
});
