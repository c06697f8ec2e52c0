import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, ChevronLeft, ChevronRight, PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/contacts';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Mark } from '@/shared/ui/Mark';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Groups } from './Groups';
import { MonthStrip } from './MonthStrip';
import { PlanDialog } from './PlanDialog';
import { meterQuery, type Meter, type SummedBy } from './queries';
import './contacts.css';

addWords(words);

const tones: Record<string, Tone> = {
  kept: 'green',
  planned: 'blue',
  open: 'neutral',
  behind: 'orange',
  missed: 'red',
};

/** How far the contacts promised to the better tiers are kept this month, and the plan for what is missing. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const [planning, setPlanning] = useState(false);
  const month = params.get('month') ?? me.today.slice(0, 7);
  const by = (params.get('by') ?? 'person') as SummedBy;
  const chosen = params.get(by) ?? '';
  const { data, error, isPending, refetch } = useQuery(meterQuery({ month, by }));
  const narrowed = useQuery({ ...meterQuery({ month, by, [by]: chosen }), enabled: chosen !== '' });
  const shown = chosen ? narrowed.data : data;
  usePageTitle(t('nav.contacts'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;

  const set = (next: Record<string, string>) =>
    setParams({ month, by, ...(chosen ? { [by]: chosen } : {}), ...next }, { replace: true });

  return (
    <div className="page contacts">
      <header className="page-head">
        <div>
          <h1>{t('nav.contacts')}</h1>
          <p className="page-lead">{t('contacts.rule', { days: data.rule.gap_days })}</p>
        </div>
        <div className="grow" />
        <MonthSwitch month={month} onChange={(next) => set({ month: next })} />
        {me.permissions.includes('contact.plan') && month >= me.today.slice(0, 7) && (
          <Button kind="primary" icon={<CalendarPlus size={15} />} onClick={() => setPlanning(true)}>
            {t('contacts.plan')}
          </Button>
        )}
      </header>
      <Totals total={data.total} />
      <div className="contacts-parts">
        <Panel
          flush
          title={t(`contacts.${by}`)}
          extra={
            <Segments
              label={t('contacts.by')}
              value={by}
              onChange={(next) => setParams({ month, by: next }, { replace: true })}
              options={(['person', 'branch', 'tier'] as const).map((value) => ({
                value,
                label: t(`contacts.${value}`),
              }))}
            />
          }
        >
          <Groups
            groups={data.groups}
            current={chosen}
            onChoose={(key) => setParams(key ? { month, by, [by]: key } : { month, by }, { replace: true })}
          />
        </Panel>
        <Clients meter={shown ?? data} group={data.groups.find((each) => each.key === chosen)} />
      </div>
      {planning && <PlanDialog month={month} onClose={() => setPlanning(false)} />}
    </div>
  );
}

function Totals({ total }: { total: Meter['total'] }) {
  const { t } = useTranslation();
  return (
    <Figures
      items={[
        { name: t('contacts.promised'), value: number(total.promised) },
        {
          name: t('contacts.kept'),
          value: number(total.kept),
          note: total.share === null ? absent : `${t('contacts.keptShare')} ${percent(total.share, 0)}`,
        },
        { name: t('contacts.planned'), value: number(total.planned) },
        { name: t('contacts.behind'), value: number(total.behind), note: `/ ${number(total.customers)}` },
        { name: t('contacts.extra'), value: number(total.extra) },
      ]}
    />
  );
}

const shift = (month: string, by: number) => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const moved = new Date(Date.UTC(year, at - 1 + by, 1));
  return moved.toISOString().slice(0, 7);
};

function MonthSwitch({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="month-switch" role="group" aria-label={t('contacts.month')}>
      <Button
        kind="ghost"
        icon={<ChevronLeft size={15} />}
        aria-label={t('contacts.before')}
        onClick={() => onChange(shift(month, -1))}
      />
      <b>{month}</b>
      <Button
        kind="ghost"
        icon={<ChevronRight size={15} />}
        aria-label={t('contacts.after')}
        onClick={() => onChange(shift(month, 1))}
      />
    </div>
  );
}

function Clients({ meter, group }: { meter: Meter; group?: Meter['groups'][number] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const choice = useChoiceLabel('customer');
  if (meter.items.length === 0)
    return (
      <Panel>
        <Empty
          icon={<PhoneCall size={22} strokeWidth={1.5} />}
          title={t('contacts.noClients')}
          text={t('contacts.noClientsHelp')}
        />
      </Panel>
    );
  const several = meter.items.some((client) => client.owner !== meter.items[0]?.owner);
  const title = group ? t('contacts.customersOf', { name: label(group.title) }) : t('contacts.customers');
  return (
    <Panel
      flush
      title={title}
      note={meter.more ? t('contacts.more', { number: meter.items.length }) : number(meter.items.length)}
    >
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('contacts.customers')}</th>
              <th>{t('contacts.tier')}</th>
              {several && <th>{t('contacts.person')}</th>}
              <th>{t('contacts.dates')}</th>
              <th className="number">{t('contacts.kept')}</th>
              <th className="number">N</th>
              <th>{t('contacts.state')}</th>
              <th>{t('contacts.lastContact')}</th>
            </tr>
          </thead>
          <tbody>
            {meter.items.map((client) => (
              <tr key={client.id}>
                <th scope="row">
                  <Link className="contacts-name" translate="no" to={`/customers/${client.id}?tab=visits`}>
                    <Mark name={client.name} />
                    <span>{client.name}</span>
                  </Link>
                </th>
                <td>{choice('tier', client.tier)}</td>
                {several && <td translate="no">{client.owner ?? absent}</td>}
                <td translate="no">
                  <MonthStrip client={client} month={meter.month} today={meter.today} />
                </td>
                <td className="number">
                  {client.kept}/{client.promised}
                </td>
                <td className="number">{client.extra}</td>
                <td title={client.next_due ? `${t('contacts.nextDue')} ${client.next_due}` : undefined}>
                  <Dot tone={tones[client.status]}>
                    {t(`contacts.status.${client.status}` as 'contacts.status.kept')}
                  </Dot>
                </td>
                <td>{client.last_contact ? instant(client.last_contact).slice(0, 10) : absent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
