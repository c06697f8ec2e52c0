import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { JobButton } from '@/shared/jobs/JobButton';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { climateTrialQuery, startTrial, type ClimateTrial, type ClimateView } from './climate';

const colours = ['--c1', '--c3', '--c5', '--c2'];

/** The book without the overlay and under each scenario, as the newest trial found it. */
export function ClimateTrialPanels({ view }: { view: ClimateView }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, refetch } = useQuery(climateTrialQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const may = !past && me.permissions.includes('policy.backtest');
  return (
    <>
      <Panel
        title={t('climate.trial')}
        note={t('climate.trialNote')}
        extra={
          may && (
            <JobButton
              small
              label={t('climate.runTrial')}
              progress={(done, total) =>
                t('climate.trialProgress', { done: number(done), total: number(total) })
              }
              finished={t('climate.trialDone')}
              failed={t('climate.trialFailed')}
              start={startTrial}
            />
          )
        }
      >
        {data.run ? (
          <Outcome run={data.run} />
        ) : (
          <Empty small title={t('climate.noTrial')} text={t('climate.noTrialHelp')} />
        )}
      </Panel>
      {data.run && data.run.result.moves.length > 0 && <Moves run={data.run} view={view} />}
    </>
  );
}

type Run = NonNullable<ClimateTrial['run']>;

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { cases, grades, not_evaluated } = run.result;
  return (
    <>
      <p className="muted">
        {t('climate.trialAt', {
          at: instant(run.run_at),
          rated: number(run.rated),
          missing: number(not_evaluated),
        })}
        {!run.in_force && ` ${t('climate.outdated')}`}
      </p>
      <Figures
        items={cases.map((each) => ({
          name: `${t('climate.averagePd')} · ${label(each.label)}`,
          value: each.average_pd === null ? absent : percent(each.average_pd, 3),
          note:
            each.name === 'none'
              ? undefined
              : `${t('climate.worse')} ${t('climate.households', { count: each.worse })}, ${t('climate.better')} ${t('climate.households', { count: each.better })}`,
        }))}
      />
      <h3 className="climate-sub">{t('climate.byGrade')}</h3>
      <BarLines
        label={t('climate.byGrade')}
        names={grades}
        format={(value) => number(value)}
        series={cases.map((each, index) => ({
          name: label(each.label),
          colour: colours[index % colours.length]!,
          kind: 'bar',
          values: each.counts,
        }))}
      />
    </>
  );
}

function Moves({ run, view }: { run: Run; view: ClimateView }) {
  const { t } = useTranslation();
  const label = useLabel();
  const section = (code: string | null) => {
    const found = view.sections.find((each) => each.section === code);
    return found ? label(found.label) : absent;
  };
  return (
    <Panel flush title={t('climate.moves')} note={t('climate.movesNote')}>
      <div className="climate-moves">
        <TableBox label={t('climate.moves')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('climate.customer')}</th>
                <th scope="col">{t('climate.section')}</th>
                {run.result.cases.map((each) => (
                  <th scope="col" key={each.name}>
                    {label(each.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {run.result.moves.map((move) => (
                <tr key={move.customer}>
                  <th scope="row">
                    {run.names[move.customer] ? (
                      <Link className="link" translate="no" to={`/customers/${move.customer}?tab=rating`}>
                        {run.names[move.customer]}
                      </Link>
                    ) : (
                      <span className="faint">{t('climate.hidden')}</span>
                    )}
                  </th>
                  <td>{section(move.section)}</td>
                  {move.grades.map((grade, index) => (
                    <td key={run.result.cases[index]?.name ?? index}>
                      <Pill tone={gradeTone(grade)}>{grade}</Pill>{' '}
                      <small className="faint">{percent(move.pds[index] ?? 0, 2)}</small>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </div>
    </Panel>
  );
}
