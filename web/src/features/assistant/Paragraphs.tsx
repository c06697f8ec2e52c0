import type { Turn } from './types';

/** Sentences with the numbers of their sources. */
export function Paragraphs({ turn, paragraphs }: { turn: Turn; paragraphs: Turn['paragraphs'] }) {
  return paragraphs.map((paragraph, index) => (
    <p key={index} translate={turn.kind === 'record' || turn.kind === 'draft' ? 'no' : undefined}>
      {paragraph.text}
      {paragraph.cites.map((n) => (
        <sup key={n}>
          <a href={`#${turn.id ?? 'last'}-${n}`}>{n}</a>
        </sup>
      ))}
    </p>
  ));
}
