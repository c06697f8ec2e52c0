// Writes src/api/schema.d.ts from a running server's OpenAPI document:
//   npm run api -- http://127.0.0.1:8480
// Generic records are left out: screens learn their fields from /api/meta at run time, so a new field needs no new types.
import fs from 'node:fs';
import openapiTypes, { astToString } from 'openapi-typescript';

const base = process.argv[2] ?? 'http://127.0.0.1:8480';
const document = await (await fetch(`${base}/api/v1/openapi.json`)).json();
const schemas = document.components.schemas;

const genericVerbs = ['list', 'create', 'get', 'patch', 'delete', 'bulk', 'history', 'reveal'];

const isGeneric = (path, operationId) => {
  const entity = path.split('/')[1];
  return entity in schemas && genericVerbs.some((verb) => operationId === `${entity}_${verb}`);
};

for (const [path, item] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    if (isGeneric(path, operation.operationId)) delete item[method];
  }
  if (Object.keys(item).length === 0) delete document.paths[path];
}

/** The component schemas a part of the document mentions, also through others. */
function reachable(part, found = new Set()) {
  for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    reachable(schemas[name], found);
  }
  return found;
}

const kept = reachable(document.paths);
for (const name of Object.keys(schemas)) {
  if (!kept.has(name)) delete schemas[name];
}

fs.writeFileSync('src/api/schema.d.ts', astToString(await openapiTypes(document)));
console.log(`${Object.keys(document.paths).length} paths`);
