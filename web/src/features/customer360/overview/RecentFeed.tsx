import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Bone } from '@/shared/ui/Skeleton';
import { useFeed } from '../feed';
import { FeedList } from '../FeedList';

const shown = 6;

export function RecentFeed({ customer, onTab }: { customer: string; onTab: (tab: string) => void }) {
  const { t } = useTranslation();
  const { items, isPending } = useFeed(customer);
  return (
    <Panel
      title={t('c360.tab.feed')}
      extra={
        items.length > shown && (
          <Button kind="ghost" size="small" onClick={() => onTab('feed')}>
            {t('feed.all', { count: items.length })}
          </Button>
        )
      }
    >
      {items.length > 0 ? (
        <FeedList items={items.slice(0, shown)} clamp />
      ) : isPending ? (
        <Bone height={120} />
      ) : (
        <p className="muted">{t('feed.none')}</p>
      )}
    </Panel>
  );
}
