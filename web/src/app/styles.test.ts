import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Pages are loaded when they are opened, and their style sheets with them. A component that uses a class of a sheet its page does not bring looks
 * right only to those who happened to open the other page before.
 */
const root = 'src';
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const all = files(root);

const classes = new Map<string, Set<string>>(); // class -> sheets that style it
for (const sheet of all.filter((path) => path.endsWith('.css'))) {
  const text = readFileSync(sheet, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const [, name] of text.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)) {
    classes.set(name!, (classes.get(name!) ?? new Set()).add(sheet));
  }
}

function resolve(from: string, name: string): string | null {
  const path = name.startsWith('@/')
    ? join(root, name.slice(2))
    : name.startsWith('.')
      ? normalize(join(dirname(from), name))
      : null;
  if (path === null) return null;
  return (
    ['', '.tsx', '.ts', '/index.ts', '/index.tsx']
      .map((end) => path + end)
      .find((each) => existsSync(each) && statSync(each).isFile()) ?? null
  );
}

/** What a module brings at once; `lazy` gets what it loads later. */
function reach(module: string, seen: Set<string>, lazy: Set<string>): void {
  if (seen.has(module)) return;
  seen.add(module);
  if (module.endsWith('.css')) return;
  const text = readFileSync(module, 'utf8');
  for (const [, name] of text.matchAll(/import\(\s*'([^']+)'\s*\)/g)) {
    const target = resolve(module, name!);
    if (target) lazy.add(target);
  }
  for (const [, name] of text.matchAll(/(?:^|\n)(?:import|export)\b[^;]*?'([^']+)';/g)) {
    const target = resolve(module, name!);
    if (target) reach(target, seen, lazy);
  }
}

function used(module: string): string[] {
  const text = readFileSync(module, 'utf8');
  const found = [...text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)];
  return found.flatMap(([, plain, pattern]) =>
    (plain ?? pattern ?? '')
      .replace(/\$\{[^}]*\}\S*/g, ' ')
      .split(/\s+/)
      .filter((name) => classes.has(name)),
  );
}

test('a page brings the styles of its components', () => {
  const base = new Set<string>();
  const pending = new Set<string>();
  reach('src/main.tsx', base, pending);
  const missing: string[] = [];
  const walk = (entry: string, before: Set<string>, depth: number): void => {
    const seen = new Set(before);
    const later = new Set<string>();
    reach(entry, seen, later);
    for (const module of seen) {
      if (before.has(module) || !module.endsWith('.tsx')) continue;
      for (const name of used(module)) {
        const sheets = [...classes.get(name)!];
        if (!sheets.some((sheet) => seen.has(sheet)))
          missing.push(`${module}: .${name} of ${sheets.join(', ')}`);
      }
    }
    if (depth < 3) for (const part of later) if (!seen.has(part)) walk(part, seen, depth + 1);
  };
  expect(pending.size).toBeGreaterThan(20);
  for (const entry of pending) walk(entry, base, 0);
  expect([...new Set(missing)].sort()).toEqual([]);
});
