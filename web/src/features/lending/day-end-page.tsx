import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, request } from '@/api/client';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { addWords } from '@/i18n';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { absent, amountExact, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import './lending.css';

addWords(lendingWords);
addWords(facilityWords);

interface Job {
  id: string;
  status: string;
  done: number;
  total: number | null;
}

interface Loaded {
  lines: number;
  booked: number;
  known: number;
  agrees: number;
  differs: number;
  unknown: number;
  refused: number;
}

/** The close of the day, and what the core system's files agree with or not. */
export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('nav.dayEnd'), false);
  return (
    <div className="page lending-stack">
      <header className="page-head">
        <h1>{t('nav.dayEnd')}</h1>
        <div className="grow" />
        <RunButton />
      </header>
      <Runs />
      <Files />
      <Differences />
    </div>
  );
}

function RunButton() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [job, setJob] = useState('');
  const run = useMutation({
    mutationFn: () => api.post<{ job: string }>('/api/v1/day_end/run', {}),
    onSuccess: (reply) => setJob(reply.job),
    onError: (error) => toastFailed(t('dayEnd.notRun'), error),
  });
  const state = useQuery({
    queryKey: ['job', job],
    enabled: job !== '',
    queryFn: async () => {
      const found = await api.get<Job>(`/api/v1/job/${job}`);
      if (found.status !== 'waiting' && found.status !== 'running') {
        setJob('');
        toastDone(t('dayEnd.ran'));
        void client.invalidateQueries({ queryKey: ['records'] });
      }
      return found;
    },
    refetchInterval: 700,
  });
  if (!me.permissions.includes('day_end.run')) return null;
  return (
    <>
      {job && (
        <span className="muted" role="status">
          {t('dayEnd.progress', {
            done: number(state.data?.done ?? 0),
            total: number(state.data?.total ?? 0),
          })}
        </span>
      )}
      <Button kind="primary" busy={run.isPending || job !== ''} onClick={() => run.mutate()}>
        {t('dayEnd.run')}
      </Button>
    </>
  );
}

/** What a day came to beyond its columns. */
const totalsOf = (row: RecordRow): Record<string, number> => {
  const text = row.totals;
  return (typeof text === 'string' ? JSON.parse(text) : (text ?? {})) as Record<string, number>;
};

function Runs() {
  const { t } = useTranslation();
  const query = { sort: '-business_date', limit: 14 };
  const { data } = useQuery({
    queryKey: ['records', 'day_end', query],
    queryFn: ({ signal }) => listRecords('day_end', query, signal),
  });
  const heads = [
    'contracts',
    'changed',
    'overdue',
    'resets',
    'refused',
    'milliseconds',
    'write_milliseconds',
  ] as const;
  const figure = (row: RecordRow, head: (typeof heads)[number]) =>
    head === 'resets' ? totalsOf(row).resets : row[head];
  return (
    <Panel flush title={t('dayEnd.runs')} note={t('dayEnd.runsNote')}>
      {data && data.items.length === 0 ? (
        <Empty small title={t('dayEnd.none')} text={t('dayEnd.noneHelp')} />
      ) : (
        <TableBox label={t('dayEnd.runs')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('dayEnd.date')}</th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`dayEnd.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data?.items.map((row) => (
                <tr key={row.id}>
                  <td>{String(row.business_date)}</td>
                  {heads.map((head) => (
                    <td key={head} className="number">
                      {figure(row, head) == null ? absent : number(Number(figure(row, head)))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}

function Files() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<'repayment' | 'balance'>('repayment');
  const [result, setResult] = useState<Loaded | null>(null);
  const load = useMutation({
    mutationFn: (file: File) =>
      request<Loaded>('POST', '/api/v1/servicing/load', {
        query: { kind },
        body: file,
        headers: { 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(file.name) },
      }),
    onSuccess: setResult,
    onError: (error) => toastFailed(t('dayEnd.notLoaded'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (!me.permissions.includes('servicing.load')) return null;
  const open = (next: 'repayment' | 'balance') => {
    setKind(next);
    input.current?.click();
  };
  return (
    <Panel title={t('dayEnd.files')} note={t('dayEnd.filesNote')}>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.txt,.xlsx"
        aria-label={t('dayEnd.files')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) load.mutate(file);
          event.target.value = '';
        }}
      />
      <p className="lending-actions">
        <Button busy={load.isPending} onClick={() => open('repayment')}>
          {t('dayEnd.loadRepayments')}
        </Button>
        <Button busy={load.isPending} onClick={() => open('balance')}>
          {t('dayEnd.loadBalances')}
        </Button>
      </p>
      {result && <p role="status">{t('dayEnd.loaded', { ...result })}</p>}
    </Panel>
  );
}

const tones: Record<string, Tone> = { differs: 'orange', unknown: 'red', refused: 'red' };

function Differences() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const query = { 'result.in': 'differs,unknown,refused', limit: 100 };
  const { data } = useQuery({
    queryKey: ['records', 'servicing_line', query],
    queryFn: ({ signal }) => listRecords('servicing_line', query, signal),
    enabled: Boolean(me.entities.servicing_line?.read),
  });
  const replay = useMutation({
    mutationFn: (id: string) => api.post<{ result: string }>(`/api/v1/servicing_line/${id}/replay`, {}),
    onSuccess: (reply) => toastDone(t(`dayEnd.result.${reply.result as 'booked'}`)),
    onError: (error) => toastFailed(t('dayEnd.notReplayed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Panel flush title={t('dayEnd.differences')} note={t('dayEnd.differencesNote')}>
      {!data?.items.length ? (
        <Empty small title={t('dayEnd.noDifferences')} />
      ) : (
        <TableBox label={t('dayEnd.differences')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('dayEnd.file')}</th>
                <th scope="col">{t('dayEnd.loan')}</th>
                <th scope="col">{t('dayEnd.date')}</th>
                <th scope="col" className="number">
                  {t('dayEnd.reported')}
                </th>
                <th scope="col" className="number">
                  {t('dayEnd.expected')}
                </th>
                <th scope="col" className="number">
                  {t('loan.difference')}
                </th>
                <th scope="col">{t('loan.head.state')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <td translate="no">
                    {String(row.file_name)}:{String(row.line)}
                  </td>
                  <td translate="no">
                    {row.customer ? (
                      <Link className="link" to={`/customers/${String(row.customer)}?tab=ledger`}>
                        {String(row.loan_number)}
                      </Link>
                    ) : (
                      String(row.loan_number ?? absent)
                    )}
                  </td>
                  <td>{String(row.happened_on ?? absent)}</td>
                  {['amount', 'expected', 'difference'].map((name) => (
                    <td key={name} className="number">
                      {row[name] == null ? absent : amountExact(Number(row[name]))}
                    </td>
                  ))}
                  <td>
                    <Dot tone={tones[String(row.result)]}>{t(`dayEnd.result.${row.result as 'booked'}`)}</Dot>{' '}
                    <span className="muted small" translate="no">
                      {String(row.message ?? '')}
                    </span>
                  </td>
                  <td>
                    {me.permissions.includes('servicing.load') && (
                      <Button size="small" onClick={() => replay.mutate(row.id)}>
                        {t('dayEnd.replay')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
