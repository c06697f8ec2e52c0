import { describe, expect, it } from 'vitest';
import { diffOf, hunksOf } from './diff';
import { tokensOf } from './highlight';

const text = (lines: { kind: string; text: string }[]) =>
  lines.map((line) => `${line.kind === 'added' ? '+' : line.kind === 'removed' ? '-' : ' '}${line.text}`);

describe('the difference of two texts', () => {
  it('names what was taken out and put in', () => {
    expect(text(diffOf('a\nb\nc\nd', 'a\nx\nc\nd\ne'))).toEqual([' a', '-b', '+x', ' c', ' d', '+e']);
  });
  it('numbers the lines of both', () => {
    expect(diffOf('a\nb', 'a\nn\nb').map(({ before, after }) => [before, after])).toEqual([
      [1, 1],
      [undefined, 2],
      [2, 3],
    ]);
  });
  it('is empty of changes for equal texts, and whole for foreign ones', () => {
    expect(diffOf('a\nb', 'a\nb').every((line) => line.kind === 'same')).toBe(true);
    expect(text(diffOf('a', 'b'))).toEqual(['-a', '+b']);
  });
  it('shows only the neighbourhood of changes', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
    const hunks = hunksOf(diffOf(before, before.replace('line 5', 'five').replace('line 25', 'later')), 1);
    expect(hunks.filter((line) => line === null)).toHaveLength(1);
    expect(hunks).toHaveLength(9);
  });
});

describe('colouring of YAML', () => {
  it('never loses a character', () => {
    for (const line of [
      "  - {name: a, when: x >= 1.5, label: [中文, 'It''s']} # note",
      'text: "a # b"',
      'hash#tag',
      '',
    ]) {
      expect(
        tokensOf(line)
          .map((token) => token.text)
          .join(''),
      ).toBe(line);
    }
  });
  it('knows keys, numbers and comments', () => {
    const kinds = (line: string) =>
      tokensOf(line).filter((token) => token.kind !== 'plain' && token.kind !== 'mark');
    expect(kinds('points: 12 # best')).toEqual([
      { kind: 'key', text: 'points' },
      { kind: 'number', text: '12' },
      { kind: 'comment', text: '# best' },
    ]);
    expect(kinds('when: grade # 3')[0]).toEqual({ kind: 'key', text: 'when' });
  });
});
