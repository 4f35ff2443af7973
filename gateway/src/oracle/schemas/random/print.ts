import { link } from '../link.ts';
import type { Argument, Draft, LocalField, LocalType, TypeDraft } from './draft.ts';

const directives = [
  'key',
  'shareable',
  'external',
  'requires',
  'provides',
  'override',
  'interfaceObject',
  'inaccessible',
];

/** Whether a subgraph says nothing that federation 1 has no words for. */
export const isPlain = ({ types }: Draft, graph: string) =>
  [...types.values()].every((type) => {
    const local = type.at.get(graph);
    if (!local) return true;
    const fields = [...local.fields.values()];
    return (
      !local.interfaceObject &&
      !type.inaccessible &&
      ![...local.keys.values()].includes(false) &&
      !fields.some(({ override, inaccessible }) => override || inaccessible)
    );
  });

/** The SDL of such a subgraph in federation 1. */
export const plainSdlOf = (draft: Draft, graph: string, leaves: string) =>
  sdlOf(draft, graph, leaves)
    .replace(link(...directives), '')
    .replaceAll(' @shareable', '');

/** The SDL of one subgraph of a draft. */
export function sdlOf({ types }: Draft, graph: string, leaves: string): string {
  const printed = [...types.values()].flatMap((type) => {
    const local = type.at.get(graph);
    return local ? [printType(type, local)] : [];
  });
  return [link(...directives), ...printed, leaves].join('\n');
}

function printType({ name, kind, inaccessible }: TypeDraft, local: LocalType): string {
  if (kind === 'union') return `union ${name} = ${[...local.members].join(' | ')}`;
  const isInterface = kind === 'interface' && !local.interfaceObject;
  const keyword = `${local.extension ? 'extend ' : ''}${isInterface ? 'interface' : 'type'}`;
  const parents = local.implements.size > 0 ? ` implements ${[...local.implements].join(' & ')}` : '';
  const keys = [...local.keys].map(
    ([fields, resolvable]) => ` @key(fields: "${fields}"${resolvable ? '' : ', resolvable: false'})`,
  );
  const fields = [...local.fields].map(([field, each]) => `  ${printField(field, each, isInterface)}`);
  const object = local.interfaceObject ? ' @interfaceObject' : '';
  const hidden = inaccessible ? ' @inaccessible' : '';
  return `${keyword} ${name}${parents}${object}${hidden}${keys.join('')} {\n${fields.join('\n')}\n}`;
}

function printField(name: string, field: LocalField, bare: boolean): string {
  const args = field.args.length > 0 ? `(${field.args.map(printArgument).join(', ')})` : '';
  const on = [
    field.external && '@external',
    field.shareable && !bare && !field.external && '@shareable',
    field.inaccessible && '@inaccessible',
    field.requires && `@requires(fields: ${JSON.stringify(field.requires)})`,
    field.provides && `@provides(fields: ${JSON.stringify(field.provides)})`,
    field.override &&
      `@override(from: "${field.override.from}"${field.override.label ? `, label: "${field.override.label}"` : ''})`,
  ].filter(Boolean);
  return [`${name}${args}: ${field.type}`, ...on].join(' ');
}

const printArgument = ({ name, type, default: preset }: Argument) =>
  `${name}: ${type}${preset === undefined ? '' : ` = ${preset}`}`;
