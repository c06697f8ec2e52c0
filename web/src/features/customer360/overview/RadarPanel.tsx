import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { Radar } from '@/shared/charts/Radar';
import { number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Panel } from '@/shared/ui/Panel';
import { assessmentQuery } from '../assessment/queries';
import { Drivers } from './Drivers';
import type { OverviewAssessment } from './types';

interface Props {
  customer: string;
  assessment: OverviewAssessment | undefined;
}

/** The groups of the scorecard, each as a share of the most it can give. */
export function RadarPanel({ customer, assessment }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const stored = assessment?.radar ?? [];
  // a rating made with the whole book keeps no path: it is worked out anew from the same data
  const path = useQuery({
    ...assessmentQuery(customer),
    enabled: Boolean(assessment) && stored.length === 0,
  });
  const groups = stored.length ? stored : (path.data?.result.rating.score?.groups ?? []);
  const peers = assessment?.radar_peers ?? null;
  if (groups.length < 3) {
    return (
      <Panel title={t('c360.profile')}>
        <Empty small title={t('c360.noProfile')} text={t('c360.unratedHelp')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('c360.profile')}
      note={
        peers ? t('c360.profilePeers', { name: label(peers.label), count: peers.n }) : t('c360.profileNote')
      }
    >
      <Radar
        label={t('c360.profile')}
        axes={groups.map((group) => ({
          name: `${group.letter ?? ''} ${label(group.label)}`.trim(),
          value: group.best > 0 ? Math.max(0, Math.min(1, group.points / group.best)) : 0,
          other: peers?.groups[group.name],
          text: `${number(group.points, 1)}/${number(group.best)}`,
        }))}
      />
      {assessment && <Drivers assessment={assessment} />}
    </Panel>
  );
}
