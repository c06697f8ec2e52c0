import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { FileDown, FilePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { BenchmarkPanel } from './BenchmarkPanel';
import { FollowCharts } from './FollowCharts';
import { figure, moneyUnit, share, times } from './format';
import { Tests } from './OverviewTab';
import { openPrint, overviewQuery, post } from './queries';
import type { Overview } from './types';

/** What came against what the model said, and the covenants from what came. */
export default function FollowTab({ project }: { project: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, refetch } = useQuery(overviewQuery(project));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { periods, tests } = data.following;
  const money = (value: number | null) => figure(value, 'money', language);
  return (
    <div className="pj-model">
      <FollowCharts periods={periods} lockup={tests.find((test) => test.name === 'dscr')?.required ?? null} />
      <Tests tests={tests} />
      <Panel title={t('pj.follow.title')} note={moneyUnit(language)} flush>
        {periods.length === 0 ? (
          <Empty title={t('pj.follow.none')} />
        ) : (
          <TableBox label={t('pj.follow.title')}>
            <table className="table">
              <thead>
                <tr>
                  <th>{t('pj.follow.period')}</th>
                  {(['revenue', 'opex', 'cfads', 'debt_service', 'debt'] as const).flatMap((key) => [
                    <th key={key} className="number">
                      {t(`pj.follow.${key}`)}
                    </th>,
                    <th key={`${key}-plan`} className="number muted">
                      {t('pj.plan')}
                    </th>,
                  ])}
                  <th className="number">DSCR</th>
                  <th className="number">{t('pj.follow.deviation')}</th>
                  <th>{t('pj.source')}</th>
                </tr>
              </thead>
              <tbody>
                {periods.map((each) => (
                  <tr key={each.period_end}>
                    <th scope="row">{each.period_end}</th>
                    <td className="number">{money(each.revenue)}</td>
                    <td className="number muted">{money(each.revenue_plan)}</td>
                    <td className="number">{money(each.opex)}</td>
                    <td className="number muted">{money(each.opex_plan)}</td>
                    <td className="number">{money(each.cfads)}</td>
                    <td className="number muted">{money(each.cfads_plan)}</td>
                    <td className="number">{money(each.debt_service)}</td>
                    <td className="number muted">{money(each.debt_service_plan)}</td>
                    <td className="number">{money(each.debt)}</td>
                    <td className="number muted">{money(each.debt_plan)}</td>
                    <td className="number">{times(each.dscr)}</td>
                    <td
                      className="number"
                      data-tone={each.deviation !== null && each.deviation < -0.1 ? 'orange' : undefined}
                    >
                      {share(each.deviation)}
                    </td>
                    <td className="muted">{each.source ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </Panel>
      <Lines periods={periods} />
      <BenchmarkPanel project={project} />
      <Letter project={project} />
      <Letters project={project} />
    </div>
  );
}

/** Each revenue line of the model beside what it brought in the newest period that tells. */
function Lines({ periods }: { periods: Overview['following']['periods'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const last = periods.findLast((each) => each.lines.length > 0);
  if (!last) return null;
  const money = (value: number | null) => figure(value, 'money', language);
  const count = (value: number | null) => figure(value, 'count', language);
  return (
    <Panel
      title={t('pj.follow.lines')}
      note={t('pj.follow.linesNote', { period: last.period_end, unit: moneyUnit(language) })}
      flush
    >
      <TableBox label={t('pj.follow.lines')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('pj.follow.line')}</th>
              <th scope="col" className="number">
                {t('pj.follow.actual')}
              </th>
              <th scope="col" className="number muted">
                {t('pj.plan')}
              </th>
              <th scope="col" className="number">
                {t('pj.follow.deviation')}
              </th>
              <th scope="col" className="number">
                {t('pj.follow.volume')}
              </th>
              <th scope="col" className="number muted">
                {t('pj.plan')}
              </th>
            </tr>
          </thead>
          <tbody>
            {last.lines.map((each) => {
              const off = each.plan && each.actual !== null ? each.actual / each.plan - 1 : null;
              return (
                <tr key={each.line}>
                  <th scope="row">
                    <span translate="no">{each.line}</span>
                    {!each.known && <small className="muted"> {t('pj.follow.unknown')}</small>}
                  </th>
                  <td className="number">{money(each.actual)}</td>
                  <td className="number muted">{money(each.plan)}</td>
                  <td className="number" data-tone={off !== null && off < -0.1 ? 'orange' : undefined}>
                    {share(off)}
                  </td>
                  <td className="number">{count(each.volume)}</td>
                  <td className="number muted">{count(each.volume_plan)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

/** Drafts the advice letter and opens it to be read. */
function Letter({ project }: { project: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const go = useNavigate();
  const [busy, setBusy] = useState(false);
  if (!me.permissions.includes('project.model')) return null;
  const draft = async () => {
    setBusy(true);
    try {
      const letter = await post<{ id: string }>(project, 'letter', {});
      void go(`/records/project_letter/${letter.id}`);
    } catch (error) {
      toastFailed(t('pj.failed'), error);
    }
    setBusy(false);
  };
  return (
    <div className="pj-toolbar">
      <span className="muted">{t('pj.follow.letterNote')}</span>
      <div className="grow" />
      <Button icon={<FilePen size={15} />} busy={busy} onClick={() => void draft()}>
        {t('pj.follow.letter')}
      </Button>
    </div>
  );
}

/** What was written to the sponsor, each as a document. */
function Letters({ project }: { project: string }) {
  const { t } = useTranslation();
  const query = { project, sort: '-written_on', limit: 20 };
  const { data } = useQuery({
    queryKey: ['records', 'project_letter', query],
    queryFn: ({ signal }) => listRecords('project_letter', query, signal),
  });
  if (!data) return null;
  return (
    <Panel title={t('pj.follow.letters')} flush={data.items.length > 0}>
      {data.items.length === 0 ? (
        <p className="muted">{t('pj.follow.lettersNone')}</p>
      ) : (
        <TableBox label={t('pj.follow.letters')}>
          <table className="table">
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <td>{String(row.written_on ?? '')}</td>
                  <th scope="row" translate="no">
                    <Link className="link" to={`/records/project_letter/${row.id}`}>
                      {String(row.subject)}
                    </Link>
                  </th>
                  <td translate="no">{String(row.written_by_title ?? '')}</td>
                  <td className="number">
                    <Button
                      size="small"
                      icon={<FileDown size={14} />}
                      onClick={() => openPrint(`/api/v1/project_letter/${row.id}/print`)}
                    >
                      {t('pj.follow.print')}
                    </Button>
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
