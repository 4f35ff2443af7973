import { inLanguage } from '@cpii/kit';
import type { Context } from '../context.ts';
import { canEdit, type Initiative } from '../initiative/initiative.ts';
import { missingOf } from './missing.ts';

/** How far the working revision is, as submitting would say; null for who may not edit. */
export function saveState({ viewer, language }: Pick<Context, 'viewer' | 'language'>, row: Initiative) {
  if (!viewer || !canEdit(viewer, row)) return null;
  const missing = missingOf(row.revision, viewer.emailVerified);
  return {
    savedAt: row.revision.savedAt,
    complete: missing.length === 0,
    missing: missing.map(({ message, path, code }) => ({
      code,
      path: path.map(String),
      message: inLanguage(message, language),
    })),
  };
}
