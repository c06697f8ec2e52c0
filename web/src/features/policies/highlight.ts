export type TokenKind = 'comment' | 'key' | 'string' | 'number' | 'mark' | 'plain';

export interface Token {
  kind: TokenKind;
  text: string;
}

const pattern =
  /(#.*$)|("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|([\p{L}_][\p{L}\p{N}_.-]*)(?=\s*:(?:\s|$))|(-?\d[\d.,]*%?(?:万元|亿元|元)?)(?![\p{L}\p{N}_])|([[\]{},:]|^\s*-(?=\s))/gu;

const kinds: TokenKind[] = ['comment', 'string', 'key', 'number', 'mark'];

/** A line of YAML in parts to colour. Rough on purpose: it colours, it does not judge; the server judges. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    const inWord = match[1] && match.index > 0 && !/\s/.test(line[match.index - 1]!);
    if (inWord) continue;
    if (match.index > from) tokens.push({ kind: 'plain', text: line.slice(from, match.index) });
    const group = match.slice(1).findIndex((part) => part !== undefined);
    tokens.push({ kind: kinds[group] ?? 'plain', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < line.length) tokens.push({ kind: 'plain', text: line.slice(from) });
  return tokens;
}
