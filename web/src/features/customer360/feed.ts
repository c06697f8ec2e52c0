import { useTranslation } from 'react-i18next';
import type { RecordRow } from '@/api/types';
import { recordPath } from '@/shared/record/entity';
import { absent, amountExact, percent } from '@/shared/lib/format';
import { useOfCustomer } from './queries';
import { useChoiceLabel } from '@/shared/record/choice-label';

export const feedKinds = ['visit', 'task', 'note', 'credit', 'rating', 'statement'] as const;
export type FeedKind = (typeof feedKinds)[number];

export interface FeedItem {
  key: string;
  kind: FeedKind;
  /** A date or an instant; the feed is ordered by it. */
  at: string;
  title: string;
  text: string;
  to: string;
  coming?: boolean;
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

/** Everything dated that happened with the customer, newest first; what lies ahead is marked. */
export function useFeed(customer: string): { items: FeedItem[]; isPending: boolean } {
  const { t } = useTranslation();
  const visits = useOfCustomer('visit', customer);
  const tasks = useOfCustomer('task', customer);
  const notes = useOfCustomer('note', customer);
  const credit = useOfCustomer('credit_record', customer);
  const ratings = useOfCustomer('assessment', customer, '-assessed_at', 50);
  const statements = useOfCustomer('statement', customer);
  const visitWord = useChoiceLabel('visit');
  const noteWord = useChoiceLabel('note');
  const creditWord = useChoiceLabel('credit_record');
  const statementWord = useChoiceLabel('statement');

  const make = (
    kind: FeedKind,
    entity: string,
    row: RecordRow,
    part: Omit<FeedItem, 'key' | 'kind' | 'to'>,
  ) => ({
    key: row.id,
    kind,
    to: recordPath(entity, row.id),
    ...part,
  });

  const items: FeedItem[] = [
    ...visits.rows
      .filter((row) => row.status !== 'cancelled')
      .map((row) =>
        make('visit', 'visit', row, {
          at: text(row.held_at ?? row.planned_at ?? row.recorded_at),
          title: text(row.subject),
          text: [visitWord('kind', row.kind), text(row.minutes) || text(row.next_step)]
            .filter(Boolean)
            .join(' · '),
          coming: row.status === 'planned',
        }),
      ),
    ...tasks.rows
      .filter((row) => row.status === 'done')
      .map((row) =>
        make('task', 'task', row, {
          at: text(row.done_on ?? row.recorded_at),
          title: text(row.title),
          text: text(row.outcome),
        }),
      ),
    ...notes.rows.map((row) =>
      make('note', 'note', row, {
        at: text(row.happened_at ?? row.recorded_at),
        title: noteWord('kind', row.kind),
        text: text(row.text),
      }),
    ),
    ...credit.rows.map((row) =>
      make('credit', 'credit_record', row, {
        at: text(row.happened_on),
        title: `${creditWord('kind', row.kind)}${row.institution ? ` · ${text(row.institution)}` : ''}`,
        text: [
          typeof row.amount === 'number' && `${amountExact(row.amount)} ${t('common.yuan')}`,
          Number(row.overdue_days) > 0 && t('workbench.daysLate', { count: Number(row.overdue_days) }),
          text(row.detail),
        ]
          .filter(Boolean)
          .join(' · '),
      }),
    ),
    ...ratings.rows.map((row) =>
      make('rating', 'assessment', row, {
        at: text(row.assessed_at),
        title: t('feed.rated', { grade: text(row.grade) || absent }),
        text: typeof row.pd === 'number' ? `${t('c360.pd')} ${percent(row.pd)}` : '',
      }),
    ),
    ...statements.rows.map((row) =>
      make('statement', 'statement', row, {
        at: text(row.recorded_at),
        title: t('feed.statement_title', {
          date: text(row.period_end),
          scope: statementWord('scope', row.scope),
        }),
        text: text(row.source),
      }),
    ),
  ];
  const sources = [visits, tasks, notes, credit, ratings, statements];
  return {
    items: items.filter((item) => item.at).toSorted((a, b) => b.at.localeCompare(a.at)),
    isPending: sources.some((source) => source.isPending),
  };
}
