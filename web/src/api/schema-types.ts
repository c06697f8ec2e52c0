import type { paths } from './schema';

type Json<Responses> = Responses extends { 200: { content: { 'application/json': infer Body } } }
  ? Body
  : never;

/** What the server answers to a read of a path, by its own OpenAPI document. */
export type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: infer Responses } }
  ? Json<Responses>
  : never;

/** What it answers when something is posted there. */
export type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Responses } }
  ? Json<Responses>
  : never;
