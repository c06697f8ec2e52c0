/** Only a path of this site; anything else would let a link lead away after signing in. */
export const safeNext = (next: string | null): string =>
  next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/workbench';
