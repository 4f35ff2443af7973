import { DEMO } from '$app/env/private';

export const load = async ({ locals }) => ({
  viewer: await locals.viewer(),
  demo: DEMO,
  now: Date.now(),
});
