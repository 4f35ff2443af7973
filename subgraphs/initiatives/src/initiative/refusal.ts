import {
  conflict,
  forbidden,
  invalid,
  notFound,
  type Problem,
  type Refusal,
  unauthenticated,
  type Viewer,
  versionMismatch,
} from '@cpii/kit';
import type { Reader } from '../context.ts';
import type { RevisionRow } from '../revision/revision.table.ts';
import { wholeRevisions } from '../revision/revision.ts';
import type { InitiativeRow } from './initiative.table.ts';
import { canEdit, type Initiative, initiativesByIds } from './initiative.ts';

/** With all that is written in it. */
export type WholeInitiative = Initiative & { revision: RevisionRow };

export type Editor = Reader & { viewer: NonNullable<Viewer> };

/** Whoever is signed in. */
export function signedIn<Who extends Reader>(reader: Who): Who & Editor {
  if (!reader.viewer) throw unauthenticated();
  return reader as Who & Editor;
}

/** The initiative as the viewer sees it. NOT_FOUND when there is none for them. */
export async function visibleInitiative(reader: Reader, id: string): Promise<Initiative> {
  const [row] = await initiativesByIds(reader, [id]);
  if (!row) {
    throw notFound({ vi: 'Không tìm thấy sáng kiến này.', en: 'There is no such initiative.' });
  }
  return row;
}

/** The same with its whole text, for whoever may change it. FORBIDDEN for others who see it. */
export async function editableInitiative(editor: Editor, id: string): Promise<WholeInitiative> {
  const row = await visibleInitiative(editor, id);
  if (canEdit(editor.viewer, row)) {
    const [revision] = await wholeRevisions(editor, [row.revision.id]);
    return { ...row, revision: revision! };
  }
  throw forbidden({
    vi: 'Chỉ người nộp và người biên tập của tổ chức nộp mới sửa được sáng kiến này.',
    en: 'Only its owner and the editors of its organisation can change this initiative.',
  });
}

/** Why a write found no row to change: another state, or another version than the caller has seen. */
export function whyNot(
  row: Initiative,
  {
    version,
    states,
    otherwise,
  }: { version: number; states: readonly InitiativeRow['editorial'][]; otherwise: Refusal },
): Refusal {
  if (!states.includes(row.editorial)) return otherwise;
  if (row.version !== version) return versionMismatch();
  return conflict({
    vi: 'Sáng kiến vừa thay đổi. Hãy tải lại rồi thử lại.',
    en: 'The initiative has just changed. Reload, then try again.',
  });
}

/** INVALID with all of them at once, if there is any. */
export function refuse(problems: readonly Problem[]) {
  if (problems.length > 0) throw invalid(problems);
}
