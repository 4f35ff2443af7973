import { type Inline, markdown } from '#lib/ui/markdown.ts';

const text = (line: Inline[]) => line.map((run) => run.text).join('');

/** The words of a text without its marks, for reading two texts side by side. */
export const plain = (source: string): string =>
  markdown(source)
    .map((block) =>
      block.kind === 'list'
        ? block.items.map((item) => `• ${text(item)}`).join('\n')
        : block.lines.map(text).join('\n'),
    )
    .join('\n');
