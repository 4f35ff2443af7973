import { defineEnvVars } from '@sveltejs/kit/env';

/** What the web reads from its environment; all of it is optional, so that the embedded app needs none. */
export const variables = defineEnvVars({
  PORT: { schema: (value) => value ?? '3000', description: 'The port of the app this handler is part of.' },
  GRAPHQL_URL: { schema: (value) => value, description: 'Where the gateway is when the web is a process of its own.' },
  AUTH_URL: { schema: (value) => value, description: 'The origin of /api/auth when the web is a process of its own.' },
  DEMO: { schema: (value) => value !== '0', description: '0 says that this is no demo.' },
});
