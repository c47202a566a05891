/** A pasted list: one record per line, without the bullets or columns it came with. */

/** What stands before an item of a list: a bullet, a dash, a number or a letter with a full stop or a bracket. */
const mark = /^(?:[•·▪◦‣*–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s+/i;

/** The lines that say something, without what marks them as items of a list. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\u00a0/g, ' ')
        .trim()
        .replace(mark, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** The cells of a line that comes from a spreadsheet; one for any other. */
export function splitCells(line: string): string[] {
  return line
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** What a paste event brings, if that is several lines: one line goes into the box that it was meant for. */
export function pastedList(event: ClipboardEvent): string | null {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return splitLines(text).length > 1 ? text : null;
}
