import { useQuery } from '@tanstack/react-query';
import { useAccess } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { Failed } from '@/shared/ui/Failed';
import { Bone } from '@/shared/ui/Skeleton';
import { Attention } from './Attention';
import { CashFlow } from './CashFlow';
import { Flows } from './Flows';
import { Kpis } from './Kpis';
import { NextSteps } from './NextSteps';
import { Products } from './Products';
import { overviewQuery } from './queries';
import { RadarPanel } from './RadarPanel';
import { RatingPanel } from './RatingPanel';
import { RatioPanel } from './RatioPanel';
import { RecentFeed } from './RecentFeed';
import { RelationsPanel } from './RelationsPanel';
import { OutlookPanel } from './OutlookPanel';
import { StrengthPanel } from './StrengthPanel';

interface Props {
  row: RecordRow;
  onTab: (tab: string) => void;
}

/** One screen: how the customer stands, why, what has happened lately and what comes next. */
export default function Overview({ row, onTab }: Props) {
  const { data, error, refetch } = useQuery(overviewQuery(row.id));
  const statements = useAccess('statement').read;
  const relations = useAccess('relation').read;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones />;
  return (
    <div className="c360-overview">
      <Kpis customer={row.id} kpis={data.kpis} />
      <div className="c360-columns">
        <div className="c360-main">
          <div className="c360-pair">
            <RatingPanel customer={row.id} assessment={data.assessment} onTab={onTab} />
            <RadarPanel customer={row.id} assessment={data.assessment} />
          </div>
          <RatioPanel customer={row.id} ratios={data.ratios} onTab={onTab} />
          {statements && <CashFlow customer={row.id} />}
          <Flows customer={row.id} flows={data.flows} />
          {relations && <RelationsPanel row={row} onTab={onTab} />}
        </div>
        <div className="c360-side">
          <Attention customer={row.id} warnings={data.warnings} />
          <NextSteps overview={data} />
          <OutlookPanel customer={row.id} />
          <StrengthPanel customer={row.id} />
          <RecentFeed customer={row.id} onTab={onTab} />
          <Products customer={row.id} products={data.products} />
        </div>
      </div>
    </div>
  );
}

function Bones() {
  return (
    <div className="c360-overview" aria-busy="true">
      <Bone height={86} />
      <div className="c360-columns">
        <div className="c360-main">
          <div className="c360-pair">
            <Bone height={330} />
            <Bone height={330} />
          </div>
          <Bone height={280} />
        </div>
        <div className="c360-side">
          <Bone height={120} />
          <Bone height={280} />
        </div>
      </div>
    </div>
  );
}
