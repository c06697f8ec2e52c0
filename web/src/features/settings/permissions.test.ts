import fs from 'node:fs';
import { expect, it } from 'vitest';
import en from '@/i18n/en/system';
import zh from '@/i18n/zh/system';

/** Every permission that the shipped roles grant. */
const granted = [
  ...new Set(
    [
      ...fs.readFileSync('../policy/access/roles.yaml', 'utf8').matchAll(/permissions: \[([^\]]*)\]/g),
    ].flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim())),
  ),
].sort();

const named = (words: object): string[] =>
  Object.entries(words)
    .flatMap(([group, names]) => Object.keys(names as object).map((name) => `${group}.${name}`))
    .sort();

it('has words for every permission, in both languages, and for no other', () => {
  expect(granted.length).toBeGreaterThan(50);
  expect(named(zh.permission)).toEqual(granted);
  expect(named(en.permission)).toEqual(granted);
});
