import { inLanguage } from '@cpii/kit';
import type { Context } from '../context.ts';
import { canEdit, type Initiative } from '../initiative/initiative.ts';
import { missingOf } from './missing.ts';

/** How far the working revision is, as submitting would say; null for who may not edit. */
export async function saveState({ viewer, language, load }: Context, row: Initiative) {
  if (!viewer || !canEdit(viewer, row)) return null;
  const revision = await load.wholeRevision.load(row.revision.id);
  if (!revision) return null;
  const missing = missingOf(revision, viewer.emailVerified);
  return {
    savedAt: revision.savedAt,
    complete: missing.length === 0,
    missing: missing.map(({ message, path, code }) => ({
      code,
      path: path.map(String),
      message: inLanguage(message, language),
    })),
  };
}
