import { addField, addType, type Draft, type TypeDraft } from './draft.ts';

/** Keys that hold more than one field of another entity, and keys that hold a field of a value. */
export function deepenKeys(draft: Draft, entities: readonly TypeDraft[]) {
  const { random, types } = draft;
  for (const type of entities) {
    type.keys = type.keys.map(({ fields }) => ({
      fields: fields.map((field) => {
        const owner = field.below && types.get(type.fields.get(field.name)!.base);
        const others = owner ? ['id', 'code'].filter((name) => isFit(owner, name) && name !== field.below) : [];
        return others.length > 0 && random.maybe(0.6) ? { ...field, below: `${field.below} ${others[0]}` } : field;
      }),
    }));
  }
  if (random.maybe(0.5)) return;
  const mark = addType(draft, 'Mark', 'value');
  addField(draft, mark, 'code', { base: random.pick(['ID', 'Int']), wrap: 'T!', args: [] });
  addField(draft, mark, 'tone', { base: 'String', wrap: 'T', args: [] });
  for (const type of entities.filter(() => random.maybe(0.4))) {
    addField(draft, type, 'mark', { base: 'Mark', wrap: 'T!', args: [] });
    type.keys = [...type.keys, { fields: [{ name: 'mark', below: 'code' }] }];
  }
}

const isFit = ({ fields }: TypeDraft, name: string) => fields.get(name)?.wrap === 'T!';
