import { Link } from 'react-router';
import {
  FileSpreadsheet,
  Gauge,
  ListTodo,
  NotebookPen,
  ScrollText,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { ago, instant } from '@/shared/lib/format';
import type { FeedItem, FeedKind } from './feed';

const icons: Record<FeedKind, LucideIcon> = {
  visit: Users,
  task: ListTodo,
  note: NotebookPen,
  credit: ScrollText,
  rating: Gauge,
  statement: FileSpreadsheet,
};

const recentMs = 7 * 86_400_000;

/** Events on a line: what, when, in a sentence. */
export function FeedList({ items, clamp }: { items: FeedItem[]; clamp?: boolean }) {
  const { t } = useTranslation();
  return (
    <ol className="feed" translate="no" data-clamp={clamp ? '' : undefined}>
      {items.map((item) => {
        const Icon = icons[item.kind];
        return (
          <li key={item.key} data-kind={item.kind} data-coming={item.coming ? '' : undefined}>
            <span className="feed-icon">
              <Icon size={13} aria-hidden />
            </span>
            <Link to={item.to}>
              <span className="feed-head">
                <b>{item.title}</b>
                <When at={item.at} />
              </span>
              {item.coming && <span className="feed-coming">{t('feed.coming')}</span>}
              {item.text && <span className="feed-text">{item.text}</span>}
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

function When({ at }: { at: string }) {
  const language = useLanguage();
  const whole = at.includes('T');
  const exact = whole ? instant(at) : at;
  const now = Date.now();
  const near = whole && Math.abs(now - Date.parse(at)) < recentMs;
  return (
    <time dateTime={at} title={exact}>
      {near ? ago(at, now, language) : exact.slice(0, 10)}
    </time>
  );
}
