import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, number, percent } from '@/shared/lib/format';
import { JobButton } from '@/shared/jobs/JobButton';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { figuresQuery, post, type ServiceFigures, type Tally } from './queries';

const share = (value: number | null, decimals = 0) => (value === null ? absent : percent(value, decimals));

/** Volume, punctuality and speed by class, branch and person, and how often the classifier was right. */
export function FiguresTab() {
  const { t } = useTranslation();
  const [days, setDays] = useState<'30' | '90' | '365'>('90');
  const { data, error, isPending, refetch } = useQuery(figuresQuery(Number(days)));
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const { total, accuracy } = data;
  return (
    <>
      <div className="service-bar">
        <Segments
          label={t('service.period')}
          value={days}
          onChange={setDays}
          options={(['30', '90', '365'] as const).map((value) => ({
            value,
            label: t('service.days', { days: value }),
          }))}
        />
        <span className="muted">
          {data.from} – {data.to}
        </span>
      </div>
      <Figures
        items={[
          { name: t('service.requests'), value: number(total.requests) },
          { name: t('service.onTimeShare'), value: share(total.on_time) },
          {
            name: t('service.answerHours'),
            value: total.answer_hours === null ? absent : number(total.answer_hours, 1),
          },
          { name: t('service.complaints'), value: number(total.complaints) },
          { name: t('service.openLate'), value: number(total.late) },
          {
            name: t('service.accuracy'),
            value: share(accuracy.share),
            note:
              accuracy.share === null
                ? t('service.accuracyNone')
                : t('service.accuracyNote', {
                    right: accuracy.right,
                    confirmed: accuracy.confirmed,
                    low: share(accuracy.low),
                    high: share(accuracy.high),
                  }),
          },
        ]}
      />
      <div className="service-grid">
        <TallyPanel title={t('service.byClass')} rows={data.by_class} />
        <div className="service-column">
          <Panel title={t('service.weeks')}>
            <BarLines
              label={t('service.weeks')}
              names={data.weeks.map((week) => week.key.slice(5))}
              format={(value) => number(value)}
              series={[
                {
                  name: t('service.requests'),
                  colour: '--c1',
                  kind: 'bar',
                  values: data.weeks.map((week) => week.requests),
                },
                {
                  name: t('service.complaints'),
                  colour: '--c4',
                  kind: 'line',
                  values: data.weeks.map((week) => week.complaints),
                },
              ]}
            />
          </Panel>
          <ModelPanel model={data.model} />
          <TallyPanel title={t('service.byBranch')} rows={data.by_branch} own />
          <TallyPanel title={t('service.byPerson')} rows={data.by_person} own />
        </div>
      </div>
    </>
  );
}

function ModelPanel({ model }: { model: ServiceFigures['model'] }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Panel
      title={t('service.model')}
      extra={
        me.permissions.includes('service.oversee') && (
          <JobButton
            small
            label={t('service.retrain')}
            icon={<GraduationCap size={14} />}
            progress={(done) => t('service.training', { done: number(done) })}
            finished={t('service.retrained')}
            failed={t('service.notRetrained')}
            start={() => post<{ job: string }>('service/retrain', {})}
          />
        )
      }
    >
      <p className="muted">
        {model
          ? t('service.modelNote', {
              texts: model.texts,
              confirmed: model.confirmed,
              accuracy: percent(model.accuracy, 0),
              coverage: percent(model.coverage, 0),
            })
          : t('service.modelNone')}
      </p>
    </Panel>
  );
}

function TallyPanel({ title, rows, own }: { title: string; rows: Tally[]; own?: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const sorted = [...rows].sort((a, b) => b.requests - a.requests);
  return (
    <Panel flush title={title}>
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th>{title}</th>
              <th className="number">{t('service.requests')}</th>
              <th className="number">{t('service.onTimeShare')}</th>
              <th className="number">{t('service.answerHours')}</th>
              <th className="number">{t('service.openLate')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.key}>
                <th scope="row" translate={own ? 'no' : undefined}>
                  {label(row.label)}
                </th>
                <td className="number">{number(row.requests)}</td>
                <td className="number">{share(row.on_time)}</td>
                <td className="number">{row.answer_hours === null ? absent : number(row.answer_hours, 1)}</td>
                <td className="number">{number(row.late)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
