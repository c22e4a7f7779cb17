import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { PublisherError } from '../../../shared/contracts/errors';

/** What a reader of one XML part wants to hear; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads XML in pieces. Yields after each piece, so that a caller can pass on what the handler gathered.
 * No document type, so no entities of its own making; no position kept.
 * @throws PublisherError `import.doctype`, `import.broken-workbook`
 */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  part: string
): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  parser.on('doctype', () => {
    throw new PublisherError('import.doctype');
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) =>
    handler.open?.(local(name), localAttributes(attributes))
  );
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder?.decode() ?? '');
    parser.close();
    yield;
  } catch (error) {
    if (error instanceof PublisherError) throw error;
    throw new PublisherError('import.broken-workbook', { part });
  }
}

/** Reads a small part to its end. */
export async function readWholeXml(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  part: string
): Promise<void> {
  for await (const piece of readXml(chunks, handler, part)) void piece;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `r:id` stays apart from `id`: both stand on one element. */
function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.endsWith(':id') ? 'relation' : local(name),
      value,
    ])
  );
}

function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}
