import { useState } from 'react';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/shared/ui/Empty';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { Bone } from '@/shared/ui/Skeleton';
import { feedKinds, useFeed, type FeedKind } from './feed';
import { FeedList } from './FeedList';

/** The whole story of the customer, by kind if wanted. */
export default function FeedTab({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { items, isPending } = useFeed(customer);
  const [kind, setKind] = useState<FeedKind | 'all'>('all');
  const there = feedKinds.filter((each) => items.some((item) => item.kind === each));
  const shown = kind === 'all' ? items : items.filter((item) => item.kind === kind);
  return (
    <>
      <div className="sheet-bar feed-bar">
        <Segments<FeedKind | 'all'>
          label={t('c360.tab.feed')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: t('list.all') },
            ...there.map((value) => ({ value, label: t(`feed.${value}`) })),
          ]}
        />
      </div>
      <Panel>
        {shown.length > 0 ? (
          <FeedList items={shown} />
        ) : isPending ? (
          <Bone height={160} />
        ) : (
          <Empty
            icon={<History size={22} strokeWidth={1.5} />}
            title={t('feed.none')}
            text={t('feed.noneHelp')}
          />
        )}
      </Panel>
    </>
  );
}
