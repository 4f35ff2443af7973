/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) from the chunks of a body, and
 * throws at an event of more than `maxLength` characters. Ids and retry times are not used here and passed over.
 */
export function sseReader(maxLength: number, onEvent: (event: string, data: string) => void): (chunk: Buffer) => void {
  const decoder = new TextDecoder();
  let line = '';
  let cutAfterReturn = false;
  let event = '';
  let data: string[] = [];
  let length = 0;

  function finishLine() {
    if (line === '') {
      if (data.length > 0 || event !== '') onEvent(event || 'message', data.join('\n'));
      event = '';
      data = [];
      length = 0;
    } else {
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
      if (field === 'event') event = value;
      if (field === 'data') data.push(value);
    }
    line = '';
  }

  return (chunk) => {
    let text = decoder.decode(chunk, { stream: true });
    if (text === '') return;
    if (cutAfterReturn && text.startsWith('\n')) text = text.slice(1);
    cutAfterReturn = text.endsWith('\r');
    const [rest, ...lines] = text.split(/\r\n|\r|\n/);
    add(rest!);
    for (const next of lines) {
      finishLine();
      add(next);
    }
  };

  function add(text: string) {
    length += text.length;
    if (length > maxLength) throw new Error(`an event of more than ${maxLength} characters`);
    line += text;
  }
}
