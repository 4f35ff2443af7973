import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#paraglide/runtime.js';

/** /en/initiatives and /initiatives are one route in two languages. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
