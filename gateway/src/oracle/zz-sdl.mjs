import { parse } from 'graphql';
import { prepareSupergraph } from '../supergraph/prepare.ts';
import { createWorld } from './world.ts';
import { worlds } from './worlds.ts';

const world = createWorld({ ...worlds.find((w) => w.name === process.argv[2]), seed: '1' });
console.log(prepareSupergraph(parse(world.supergraphSdl)).sdl);
