/** A run of text: plain, strong, or a link. */
export interface Inline {
  text: string;
  strong?: boolean;
  href?: string;
}

export type Block =
  | { kind: 'paragraph' | 'heading'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const bullet = /^\s*[-*•]\s+/;
const ordinal = /^\s*\d+[.)]\s+/;
const heading = /^#{1,6}\s+/;

/**
 * The small part of Markdown that people type into a form: paragraphs, lists, headings, strong words and links.
 * What comes out is data, never HTML, so that whoever renders it escapes every character.
 */
export function markdown(source: string): Block[] {
  const blocks: Block[] = [];
  let fresh = true;
  for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
    const last = fresh ? undefined : blocks.at(-1);
    fresh = false;
    if (!line.trim()) {
      fresh = true;
    } else if (bullet.test(line) || ordinal.test(line)) {
      const ordered = ordinal.test(line);
      const item = inline(line.replace(ordered ? ordinal : bullet, ''));
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
      else blocks.push({ kind: 'list', ordered, items: [item] });
    } else if (heading.test(line)) {
      blocks.push({ kind: 'heading', lines: [inline(line.replace(heading, ''))] });
      fresh = true;
    } else if (last?.kind === 'paragraph') {
      last.lines.push(inline(line));
    } else if (last?.kind === 'list' && /^\s/.test(line)) {
      last.items.at(-1)!.push({ text: ' ' }, ...inline(line.trim()));
    } else {
      blocks.push({ kind: 'paragraph', lines: [inline(line)] });
    }
  }
  return blocks;
}

/** A Markdown link, a bare address, or strong words. An address ends before the punctuation of its sentence. */
const marks = /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])|\*\*([^*\n]+)\*\*/g;

function inline(text: string): Inline[] {
  const runs: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    const [whole, label, href, bare, strong] = match;
    const address = web(href ?? bare);
    if (strong) runs.push({ text: strong, strong: true });
    else runs.push(address ? { text: label ?? bare!, href: address } : { text: whole });
    from = match.index + whole.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

/** The address if it is one of the web; nothing else may become a link. */
function web(address: string | undefined): string | undefined {
  const url = address ? URL.parse(address) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
