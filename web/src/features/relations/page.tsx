import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw, Sprout } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords, useLanguage } from '@/i18n';
import words from '@/i18n/zh/worth';
import { absent, amountHeadline, number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import '@/shared/ui/table.css';
import { BookTab } from './BookTab';
import { Customers } from './Customers';
import {
  bookQuery,
  cancelJob,
  isOver,
  jobQuery,
  listQuery,
  runValues,
  type Book,
  type Cell,
} from './queries';
import { ValueMap } from './ValueMap';
import './relations.css';

addWords(words);

const tabs = ['map', 'growth', 'weakest', 'book'] as const;
const cells: Cell[] = ['keep', 'mend', 'grow', 'watch'];

/** What customers bring net of risk, where they stand, who may grow and whom the bank is losing touch with. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'map';
  const { data, error, isPending, refetch } = useQuery(bookQuery('person'));
  usePageTitle(t('nav.relations'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page relations">
      <header className="page-head">
        <div>
          <h1>{t('nav.relations')}</h1>
          <p className="page-lead">{t('worth.lead', { date: data.worked_on ?? t('worth.never') })}</p>
        </div>
        <div className="grow" />
        {data.may_run && <Run />}
      </header>
      <Headline total={data.total} />
      <Tabs
        label={t('nav.relations')}
        current={tab}
        onChange={(key) => setParams(key === 'map' ? {} : { tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({ key, label: t(`worth.tab.${key}`) }))}
      />
      {data.total.customers === 0 ? (
        <Panel>
          <Empty
            icon={<Sprout size={22} strokeWidth={1.5} />}
            title={t('worth.none')}
            text={t('worth.noneHelp')}
          />
        </Panel>
      ) : (
        <>
          {tab === 'map' && <MapTab />}
          {tab === 'growth' && <ListTab order="growth" />}
          {tab === 'weakest' && <ListTab order="weakest" />}
          {tab === 'book' && <BookTab />}
        </>
      )}
    </div>
  );
}

function Headline({ total }: { total: Book['total'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (fen: number) => {
    const [value, unit] = amountHeadline(fen, language);
    return { value, unit };
  };
  return (
    <Figures
      items={[
        { name: t('worth.customers'), value: number(total.customers) },
        { name: t('worth.contribution'), ...money(total.contribution) },
        { name: t('worth.expectedLoss'), ...money(total.expected_loss) },
        { name: t('worth.raroc'), value: total.raroc === null ? absent : percent(total.raroc, 1) },
        { name: t('worth.eva'), ...money(total.eva) },
      ]}
    />
  );
}

const mapped = 500;
const rows = 50;

function MapTab() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const cell = params.get('cell') ?? '';
  const { data, error } = useQuery(listQuery('contribution', cell, mapped));
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Panel
        title={t('worth.mapTitle')}
        note={t('worth.mapHelp')}
        extra={
          <Segments
            label={t('worth.mapTitle')}
            value={cell}
            onChange={(next) => setParams(next ? { cell: next } : {}, { replace: true })}
            options={[
              { value: '', label: t('worth.all') },
              ...cells.map((value) => ({
                value: value as string,
                label: (
                  <span className="value-key" data-cell={value}>
                    <i aria-hidden />
                    {t(`worth.cell.${value}`)}
                  </span>
                ),
              })),
            ]}
          />
        }
      >
        {cells.includes(cell as Cell) && <p className="muted">{t(`worth.cellDo.${cell as Cell}`)}</p>}
        <ValueMap items={data.items} />
      </Panel>
      <Panel flush title={t('worth.contribution')} note={number(data.items.length)}>
        <Customers items={data.items.slice(0, rows)} label={t('worth.contribution')} />
      </Panel>
    </>
  );
}

function ListTab({ order }: { order: 'growth' | 'weakest' }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(listQuery(order, '', order === 'growth' ? 30 : rows));
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  return (
    <Panel flush title={t(`worth.tab.${order}`)} note={number(data.items.length)}>
      <Customers items={data.items} label={t(`worth.tab.${order}`)} drivers={order === 'growth'} />
    </Panel>
  );
}

/** Starts the job, shows how far it is, and reads everything again when it ends. */
function Run() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [job, setJob] = useState('');
  const { data } = useQuery({ ...jobQuery(job), enabled: job !== '' });
  const over = isOver(data?.status);

  useEffect(() => {
    if (!job || !over) return;
    if (data?.status === 'done') toastDone(t('worth.ran'));
    else toastFailed(t('worth.stopped'), new Error(data?.message ?? ''));
    setJob('');
    void client.invalidateQueries({ queryKey: ['records', 'customer_value'] });
  }, [job, over, data, client, t]);

  const start = () =>
    runValues()
      .then((reply) => setJob(reply.job))
      .catch((error: unknown) => toastFailed(t('worth.failed'), error));

  return job ? (
    <span className="value-job" role="status">
      {t('worth.running', { done: number(data?.done ?? 0), total: number(data?.total ?? 0) })}
      <Button size="small" onClick={() => void cancelJob(job)}>
        {t('worth.cancel')}
      </Button>
    </span>
  ) : (
    <Button icon={<RefreshCw size={14} />} onClick={() => void start()}>
      {t('worth.run')}
    </Button>
  );
}
