import { failing, fed2, type Suite } from './suite.ts';

/** One station whose weather two subgraphs know by halves. */
export const sharedRoots: Suite = {
  about: 'root fields and value types that are shared',
  parts: {
    sky: {
      sdl: fed2(`
        type Query { weather: Weather @shareable days: [Day] @shareable uneven: [Day] @shareable broken: Weather @shareable half: Weather @shareable sky: Int }
        type Weather { id: ID! @shareable clouds: Int place: Place @shareable }
        type Place { name: String @shareable height: Int }
        type Day { date: String @shareable clouds: Int }`),
      resolvers: {
        Query: {
          weather: () => ({ id: 'w', clouds: 0, place: { name: '', height: 0 } }),
          days: () => [{ date: 'mon', clouds: 1 }, null, { date: 'wed', clouds: 0 }],
          uneven: () => [{ date: 'mon', clouds: 1 }],
          broken: failing('sky fell'),
          half: () => ({ id: 'w', clouds: 5, place: null }),
          sky: () => 1,
        },
      },
    },
    ground: {
      sdl: fed2(`
        type Query { weather: Weather @shareable days: [Day] @shareable uneven: [Day] @shareable broken: Weather @shareable half: Weather @shareable ground: Int }
        type Weather { id: ID! @shareable rain: Float place: Place @shareable must: Int! }
        type Place { name: String @shareable soil: String }
        type Day { date: String @shareable rain: Float }`),
      resolvers: {
        Query: {
          weather: () => ({ id: 'w', rain: 0, place: { name: '', soil: 'clay' }, must: null }),
          days: () => [{ date: 'mon', rain: 0 }, null, { date: 'wed', rain: 2.5 }],
          uneven: () => [
            { date: 'mon', rain: 1 },
            { date: 'tue', rain: 2 },
          ],
          broken: () => ({ id: 'w', rain: 1, place: null }),
          half: () => ({ id: 'w', rain: 1, place: { name: 'x', soil: 'y' } }),
          ground: () => 2,
        },
      },
    },
  },
  cases: [
    {
      it: 'joins the halves of one object',
      query: '{ weather { clouds rain } }',
      data: { weather: { clouds: 0, rain: 0 } },
    },
    {
      it: 'asks one subgraph for what it has alone',
      query: '{ weather { clouds id } }',
      data: { weather: { clouds: 0, id: 'w' } },
      asks: ['sky'],
    },
    {
      it: 'joins the halves of what is within',
      query: '{ weather { place { height soil name } } }',
      data: { weather: { place: { height: 0, soil: 'clay', name: '' } } },
    },
    {
      it: 'joins lists by index',
      query: '{ days { clouds rain date } }',
      data: { days: [{ clouds: 1, rain: 0, date: 'mon' }, null, { clouds: 0, rain: 2.5, date: 'wed' }] },
    },
    {
      it: 'asks the whole of the one that has it all',
      query: '{ days { rain date } }',
      data: { days: [{ rain: 0, date: 'mon' }, null, { rain: 2.5, date: 'wed' }] },
      asks: ['ground'],
    },
    {
      it: 'keeps the other half when one failed',
      query: '{ broken { rain clouds } }',
      data: { broken: { rain: 1, clouds: null } },
      errors: ['broken'],
    },
    {
      it: 'nulls the whole for a non-null field of one half',
      query: '{ weather { clouds must } }',
      data: { weather: null },
      errors: ['weather.must'],
    },
    {
      it: 'shares what is asked under two names',
      query: '{ a: weather { clouds } b: weather { rain } }',
      data: { a: { clouds: 0 }, b: { rain: 0 } },
    },
    { it: 'asks other root fields at once of whoever has them', query: '{ sky ground }', data: { sky: 1, ground: 2 } },
    {
      it: 'keeps the order of the operation',
      query: '{ ground sky weather { rain id clouds } }',
      data: { ground: 2, sky: 1, weather: { rain: 0, id: 'w', clouds: 0 } },
    },
  ],
};
