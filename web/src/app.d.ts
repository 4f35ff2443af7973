import type { Client } from '@urql/core';
import type { Viewer } from '#lib/viewer.ts';

declare global {
  namespace App {
    interface Locals {
      /** Asks the API in the visitor's name. */
      client: Client;
      /** Who is asking; null when nobody is signed in. Asked once a request, and only when needed. */
      viewer: () => Promise<Viewer | null>;
      /** Cookies that an answer of /api/auth set, passed on as they are. */
      setCookies: string[];
    }
    interface Error {
      /** What to quote when asking for help. */
      id?: string;
      /** Whether the board is there, and a row of it is not. */
      lacksRow?: boolean;
    }
  }
}
