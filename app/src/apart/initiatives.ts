import { createInitiatives } from '@cpii/initiatives';
import { createSigner, createVerify } from '@cpii/kit';
import { createSubgraphServer } from '@cpii/kit/server';
import { issuers } from './env.ts';
import { openSubgraph, serve } from './process.ts';

const { db, log, events, stop } = await openSubgraph('initiatives');
const subgraph = createInitiatives({ db, events, log });
const verify = createVerify('initiatives', issuers);

serve(createSubgraphServer({ subgraph, verify, signer: await createSigner('initiatives') }), stop);
