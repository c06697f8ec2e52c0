import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { answerCheck, checksQuery, startCheck, type CheckLevel, type Measure, type ModelCheck } from './api';
import { JobBar } from './JobBar';
import { checkTone } from './parts';

/** Month by month: how far those the model rates have moved from those it was trained on, and whether what it foretold came. */
export function Monitoring({ model, inUse }: { model: string; inUse: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, refetch } = useQuery(checksQuery(model));
  const [picked, setPicked] = useState<string | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: startCheck,
    onSuccess: (reply) => setJob(reply.job),
    onError: (failure) => toastFailed(t('lab.check.notStarted'), failure),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const checks = [...data.items].reverse(); // the oldest first, as time runs
  const shown = data.items.find((check) => check.id === picked) ?? data.items[0];
  const may = !past && me.permissions.includes('model.train');
  return (
    <div className="lab-checks">
      <div className="lab-check-head">
        <span className="muted">{t('lab.check.intro')}</span>
        {may && inUse && (
          <Button busy={start.isPending} onClick={() => start.mutate()}>
            {t('lab.check.start')}
          </Button>
        )}
      </div>
      {job && <JobBar job={job} doing={t('lab.check.running')} done={t('lab.check.done')} />}
      {!shown ? (
        <Empty title={t('lab.check.none')} text={t(inUse ? 'lab.check.noneText' : 'lab.check.notInUse')} />
      ) : (
        <>
          <History checks={checks} onPick={(index) => setPicked(checks[index]!.id)} />
          <Check key={shown.id} check={shown} may={may} />
        </>
      )}
    </div>
  );
}

function History({ checks, onPick }: { checks: ModelCheck[]; onPick: (index: number) => void }) {
  const { t } = useTranslation();
  const names = checks.map((check) => check.scored_on);
  const plots = [
    {
      title: t('lab.check.shift'),
      note: t('lab.check.shiftNote'),
      format: (value: number) => number(value, 2),
      series: [
        {
          name: t('lab.check.psi'),
          colour: '--accent',
          kind: 'line' as const,
          values: checks.map((c) => c.psi),
        },
        {
          name: t('lab.check.csi'),
          colour: '--orange',
          kind: 'line' as const,
          values: checks.map((c) => c.csi),
        },
      ],
    },
    {
      title: t('lab.check.outcome'),
      note: t('lab.check.outcomeNote'),
      format: (value: number) => percent(value, 1),
      series: [
        {
          name: t('lab.check.observed'),
          colour: '--accent',
          kind: 'bar' as const,
          values: checks.map((c) => c.observed_rate),
        },
        {
          name: t('lab.check.expected'),
          colour: '--orange',
          kind: 'line' as const,
          values: checks.map((c) => c.expected_rate),
        },
      ],
    },
    {
      title: t('lab.check.ranking'),
      note: t('lab.check.rankingNote'),
      format: (value: number) => number(value, 2),
      series: [
        { name: 'AUC', colour: '--accent', kind: 'line' as const, values: checks.map((c) => c.auc) },
        { name: 'KS', colour: '--orange', kind: 'line' as const, values: checks.map((c) => c.ks) },
      ],
    },
  ];
  return (
    <div className="lab-plots">
      {plots.map((plot) => (
        <Panel key={plot.title} title={plot.title} note={plot.note}>
          {plot.series.some((each) => each.values.some((value) => value !== null)) ? (
            <BarLines
              label={plot.title}
              names={names}
              series={plot.series}
              format={plot.format}
              onPick={onPick}
            />
          ) : (
            <p className="muted">{t('lab.check.unknown')}</p>
          )}
        </Panel>
      ))}
    </div>
  );
}

function Level({ level }: { level: CheckLevel }) {
  const { t } = useTranslation();
  return <Dot tone={checkTone[level]}>{t(`lab.check.levels.${level}`)}</Dot>;
}

function Check({ check, may }: { check: ModelCheck; may: boolean }) {
  const { t } = useTranslation();
  const { result } = check;
  const measures = result.measures.filter((row) => row.measure !== 'grade_low');
  const gradeLevel = new Map(
    result.measures.filter((row) => row.measure === 'grade_low').map((row) => [row.about, row.level]),
  );
  return (
    <>
      <h2 className="lab-sub">
        {t('lab.check.of', { day: check.scored_on })} <Level level={check.level} />
        <span className="muted">
          {t('lab.check.counts', {
            cases: number(check.case_count),
            outcomes: number(check.outcome_count),
            from: check.outcome_from ?? absent,
            bads: number(check.bad_count),
          })}
        </span>
      </h2>
      <Answer check={check} may={may} />
      <div className="lab-columns">
        <Panel flush title={t('lab.check.measures')} note={t('lab.check.measuresNote')}>
          <TableBox label={t('lab.check.measures')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('lab.check.measure')}</th>
                  <th scope="col" className="number">
                    {t('lab.check.value')}
                  </th>
                  <th scope="col">{t('lab.check.level')}</th>
                  <th scope="col">{t('lab.check.finding')}</th>
                </tr>
              </thead>
              <tbody>
                {measures.map((row, index) => (
                  <MeasureRow key={index} row={row} check={check} />
                ))}
              </tbody>
            </table>
          </TableBox>
        </Panel>
        {result.grades.length > 0 && (
          <Panel flush title={t('lab.check.grades')} note={t('lab.check.gradesNote')}>
            <TableBox label={t('lab.check.grades')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('lab.check.grade')}</th>
                    {(['cases', 'bads', 'foretold', 'came'] as const).map((key) => (
                      <th key={key} scope="col" className="number">
                        {t(`lab.${key}`)}
                      </th>
                    ))}
                    <th scope="col" className="number">
                      {t('lab.check.p')}
                    </th>
                    <th scope="col">{t('lab.check.level')}</th>
                  </tr>
                </thead>
                <tbody>
                  {result.grades.map((row) => (
                    <tr key={row.grade}>
                      <th scope="row">{row.grade}</th>
                      <td className="number">{number(row.n)}</td>
                      <td className="number">{number(row.defaults)}</td>
                      <td className="number">{percent(row.pd)}</td>
                      <td className="number">{percent(row.rate)}</td>
                      <td className="number">{number(row.jeffreys_p, 3)}</td>
                      <td>
                        <Level level={gradeLevel.get(row.grade) ?? 'unknown'} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          </Panel>
        )}
        <Drift check={check} />
      </div>
    </>
  );
}

function MeasureRow({ row, check }: { row: Measure; check: ModelCheck }) {
  const { t } = useTranslation();
  const label = useLabel();
  const field = check.result.drift.find((each) => each.name === row.about);
  const shares = ['missing_rise', 'overridden'];
  return (
    <tr>
      <th scope="row">
        {t(`lab.check.measureNames.${row.measure}`)}
        {field && <div className="muted">{label(field.label)}</div>}
      </th>
      <td className="number">
        {row.value === null
          ? absent
          : shares.includes(row.measure)
            ? percent(row.value, 1)
            : number(row.value, row.measure === 'defaults' ? 0 : 3)}
      </td>
      <td>
        <Level level={row.level} />
      </td>
      <td className="lab-words">{label(row.words)}</td>
    </tr>
  );
}

function Drift({ check }: { check: ModelCheck }) {
  const { t } = useTranslation();
  const label = useLabel();
  const rows = [...check.result.drift].sort((a, b) => (b.csi ?? 0) - (a.csi ?? 0));
  if (rows.length === 0) return null;
  return (
    <Panel flush title={t('lab.check.drift')} note={t('lab.check.driftNote')}>
      <TableBox label={t('lab.check.drift')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('lab.check.field')}</th>
              <th scope="col" className="number">
                CSI
              </th>
              <th scope="col" className="number">
                {t('lab.check.missingThen')}
              </th>
              <th scope="col" className="number">
                {t('lab.check.missingNow')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{label(row.label)}</th>
                <td className="number">{row.csi === null ? absent : number(row.csi, 3)}</td>
                <td className="number">
                  {row.missing_before === null ? absent : percent(row.missing_before, 1)}
                </td>
                <td className="number">{row.missing_now === null ? absent : percent(row.missing_now, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Answer({ check, may }: { check: ModelCheck; may: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () => answerCheck(check.id, text.trim()),
    onSuccess: () => {
      toastDone(t('lab.check.answered'));
      setText('');
    },
    onError: (error) => toastFailed(t('lab.check.notAnswered'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['lab', 'rating_model'] }),
  });
  if (check.responded_at)
    return (
      <Notice tone="green">
        {t('lab.check.answeredBy', {
          name: check.responded_by ?? absent,
          at: instant(check.responded_at),
          text: check.response,
        })}
      </Notice>
    );
  if (!check.owner) return null;
  return (
    <>
      <Notice tone={check.level === 'red' ? 'red' : 'yellow'}>
        {t('lab.check.owed', { name: check.owner, due: check.due_on ?? absent })}
      </Notice>
      {may && (
        <form
          className="lab-answer"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) answer.mutate();
          }}
        >
          <Field label={t('lab.check.answer')} help={t('lab.check.answerHelp')}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={1000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" busy={answer.isPending} disabled={!text.trim()}>
            {t('lab.check.send')}
          </Button>
        </form>
      )}
    </>
  );
}
