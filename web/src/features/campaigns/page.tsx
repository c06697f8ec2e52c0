import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Megaphone, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/campaigns';
import { absent, instant, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import '@/shared/ui/table.css';
import { DraftDialog } from './DraftDialog';
import { campaignsQuery, rulesQuery, type RuleEvent } from './queries';
import './campaigns.css';

addWords(words);

export const statusTones: Record<string, Tone> = {
  draft: 'neutral',
  sending: 'blue',
  sent: 'green',
  stopped: 'orange',
  dropped: 'neutral',
};

/** Campaigns there were, and the events of the policy that propose one. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const plans = me.permissions.includes('campaign.plan');
  const [making, setMaking] = useState<{ event?: RuleEvent } | null>(null);
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(campaignsQuery);
  const rules = useQuery({ ...rulesQuery, enabled: plans });
  usePageTitle(t('nav.campaigns'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page campaigns">
      <header className="page-head">
        <div>
          <h1>{t('nav.campaigns')}</h1>
          <p className="page-lead">
            {rules.data
              ? t('campaigns.lead', { cap: rules.data.month_cap, days: rules.data.quiet_days })
              : t('campaigns.plain')}
          </p>
        </div>
        <div className="grow" />
        {plans && (
          <Button
            kind="primary"
            icon={<Plus size={15} />}
            disabled={!rules.data}
            onClick={() => setMaking({})}
          >
            {t('campaigns.new')}
          </Button>
        )}
      </header>
      {rules.data && <Events events={rules.data.events} onChoose={(event) => setMaking({ event })} />}
      <List rows={data.items} />
      {making && rules.data && (
        <DraftDialog
          rules={rules.data}
          event={making.event}
          onClose={() => setMaking(null)}
          onSaved={(id) => void navigate(`/campaigns/${id}`)}
        />
      )}
    </div>
  );
}

function Events({ events, onChoose }: { events: RuleEvent[]; onChoose: (event: RuleEvent) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('campaigns.push')}>
      <div className="campaign-events">
        {events.map((event) => (
          <button key={event.name} type="button" onClick={() => onChoose(event)}>
            <b>{label(event.label)}</b>
            <small className="muted">{label(event.help)}</small>
          </button>
        ))}
      </div>
    </Panel>
  );
}

function List({ rows }: { rows: Record<string, unknown>[] }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('campaign');
  const text = (value: unknown) => (typeof value === 'string' ? value : absent);
  const count = (value: unknown) => (typeof value === 'number' ? number(value) : absent);
  return (
    <Panel flush title={t('nav.campaigns')} note={number(rows.length)}>
      {rows.length === 0 ? (
        <Empty
          icon={<Megaphone size={22} strokeWidth={1.5} />}
          title={t('campaigns.none')}
          text={t('campaigns.noneHelp')}
        />
      ) : (
        <TableBox label={t('nav.campaigns')}>
          <table className="table campaign-list">
            <thead>
              <tr>
                <th>{t('campaigns.title')}</th>
                <th>{t('campaigns.status')}</th>
                <th>{t('campaigns.channel')}</th>
                <th className="number">{t('campaigns.sentTo')}</th>
                <th className="number">{t('campaigns.control')}</th>
                <th>{t('campaigns.owner')}</th>
                <th>{t('campaigns.sentAt')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={text(row.id)}>
                  <th scope="row">
                    <Link to={`/campaigns/${text(row.id)}`} translate="no">
                      {text(row.title)}
                    </Link>
                  </th>
                  <td>
                    <Dot tone={statusTones[text(row.status)]}>{choice('status', row.status)}</Dot>
                  </td>
                  <td>{choice('channel', row.channel)}</td>
                  <td className="number">{count(row.treated)}</td>
                  <td className="number">{count(row.control)}</td>
                  <td translate="no">{text(row.owner_title)}</td>
                  <td>{typeof row.sent_at === 'string' ? instant(row.sent_at) : absent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
