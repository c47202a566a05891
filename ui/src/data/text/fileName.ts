/** What a file is called until a person calls it something else. */

/** The name without what a file's name can't have, and its ending. */
export function fileName(name: string, otherwise: string, ending: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  return `${plain || otherwise}.${ending}`;
}
