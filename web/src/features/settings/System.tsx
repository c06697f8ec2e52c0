import { useQuery } from '@tanstack/react-query';
import { ServerCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, bytes, instant, number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import '@/shared/ui/table.css';
import { systemQuery, type SystemState } from './queries';

type Job = SystemState['items'][number];

const tones: Record<string, Tone> = {
  waiting: 'neutral',
  held: 'neutral',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'orange',
};

/** What whoever runs the system looks at first. */
export function System() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(systemQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Figures
        items={[
          {
            name: t('system.program'),
            value: data.version,
            note: `${t('system.policies')} ${data.policies ?? absent}`,
          },
          {
            name: t('system.database'),
            value: bytes(data.database_bytes),
            note: `${data.engine} · ${t('system.migration')} ${data.migration}`,
          },
          {
            name: t('system.disk'),
            value: bytes(data.disk_free),
            note: t('system.diskNote', { total: bytes(data.disk_total) }),
          },
          { name: t('system.customers'), value: number(data.customers) },
          {
            name: t('system.signedIn'),
            value: number(data.signed_in),
            note: `${t('system.people')} ${number(data.people)}`,
          },
          {
            name: t('system.audit'),
            value: number(data.audit.records),
            note: data.audit.last_at ? t('system.auditNote', { at: instant(data.audit.last_at) }) : undefined,
          },
        ]}
      />
      <Panel
        flush
        title={t('system.jobs')}
        note={t('system.jobsNote')}
        extra={
          <span className="system-counts">
            {(['waiting', 'running', 'failed'] as const).map((each) => (
              <Dot key={each} tone={data.jobs[each] > 0 ? (tones[each] ?? 'neutral') : 'neutral'}>
                {t(`system.${each}`)} {number(data.jobs[each])}
              </Dot>
            ))}
          </span>
        }
      >
        {data.items.length > 0 ? (
          <Jobs items={data.items} />
        ) : (
          <Empty
            icon={<ServerCog size={22} strokeWidth={1.5} />}
            title={t('system.none')}
            text={t('system.noneHelp')}
          />
        )}
      </Panel>
    </>
  );
}

function Jobs({ items }: { items: Job[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <TableBox label={t('system.jobs')}>
      <table className="table system-jobs">
        <thead>
          <tr>
            <th scope="col">{t('system.job')}</th>
            <th scope="col">{t('system.state')}</th>
            <th scope="col">{t('system.person')}</th>
            <th scope="col" className="number">
              {t('system.progress')}
            </th>
            <th scope="col">{t('system.started')}</th>
            <th scope="col" className="number">
              {t('system.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((job) => (
            <tr key={job.id}>
              <td>
                {label(job.label)}
                {job.message && (
                  <p className="system-message" translate="no">
                    {job.message}
                  </p>
                )}
              </td>
              <td>
                <Dot tone={tones[job.status] ?? 'neutral'}>
                  {t(`system.status.${job.status}` as 'system.status.done')}
                </Dot>
              </td>
              <td translate="no">{job.person ?? t('system.nobody')}</td>
              <td className="number">
                {job.total > 0 ? `${number(job.done)} / ${number(job.total)}` : absent}
              </td>
              <td>{job.started_at ? instant(job.started_at) : absent}</td>
              <td className="number">
                <Took seconds={took(job)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Took({ seconds }: { seconds: number | undefined }) {
  const { t } = useTranslation();
  if (seconds === undefined) return <>{absent}</>;
  return <>{t('system.seconds', { number: number(seconds, seconds < 10 ? 1 : 0) })}</>;
}

/** Seconds a job took; undefined while it has not ended. */
function took(job: Job): number | undefined {
  if (!job.started_at || !job.ended_at) return undefined;
  return (Date.parse(job.ended_at) - Date.parse(job.started_at)) / 1000;
}
