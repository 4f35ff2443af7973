import type { Asked } from './link.ts';
import type { Texts } from './texts.ts';

/** What the server tells the page. */
export type Settings = { endpoint: string; texts: Texts; first: Asked };
