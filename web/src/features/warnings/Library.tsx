import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isOver, jobOf } from '@/api/exports';
import { useMe } from '@/api/session';
import { indicatorsQuery, levels, type IndicatorRow, type RunIndicator } from '@/api/warnings';
import { useLabel } from '@/i18n';
import { number, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { Bone } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Rule } from '@/shared/ui/Rule';

/** Every indicator with its rule, how often it could be judged, and how good it proved. */
export function Library() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(indicatorsQuery);
  const [testing, setTesting] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Bone height={320} />;
  const run = new Map(data.run?.indicators.map((each) => [each.name, each]));
  const test = new Map(data.back_test?.indicators.map((each) => [each.name, each]));
  return (
    <Panel
      flush
      title={t('warn.view.indicators')}
      note={
        t('warn.library.lead', { count: data.items.length }) +
        (data.back_test
          ? ' ' +
            t('warn.library.testNote', {
              day: data.back_test.as_of,
              days: data.back_test.horizon_days ?? 0,
              customers: number(data.back_test.customers),
              defaults: number(data.back_test.defaults ?? 0),
            })
          : '')
      }
      extra={
        me.permissions.includes('policy.backtest') && (
          <Button size="small" onClick={() => setTesting(true)}>
            {t('warn.library.test')}
          </Button>
        )
      }
    >
      <TableBox label={t('warn.view.indicators')}>
        <table className="table warn-library">
          <thead>
            <tr>
              <th scope="col">{t('warn.head.indicator')}</th>
              <th scope="col">{t('warn.detail.rule')}</th>
              <th scope="col" className="number">
                {t('warn.library.evaluated')}
              </th>
              <th scope="col" className="number">
                {t('warn.library.raised')}
              </th>
              <th scope="col" className="number">
                {t('warn.library.openNow')}
              </th>
              <th scope="col" className="number" title={t('warn.library.precisionHelp')}>
                {t('warn.library.precision')}
              </th>
              <th scope="col" className="number">
                {t('warn.library.backTest')}
              </th>
              <th scope="col" className="number">
                {t('warn.library.lift')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <Row
                key={row.indicator.name}
                row={row}
                run={run.get(row.indicator.name)}
                test={test.get(row.indicator.name)}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
      {testing && <BackTest onClose={() => setTesting(false)} />}
    </Panel>
  );
}

const share = (value: number | null | undefined) => (value == null ? '—' : percent(value, 0));

function Row({ row, run, test }: { row: IndicatorRow; run?: RunIndicator; test?: RunIndicator }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { indicator } = row;
  const judged = run ? run.evaluated + run.missing : 0;
  return (
    <tr>
      <td>
        <Link className="warn-name" to={`/warnings?indicator=${indicator.name}`}>
          {label(indicator.label)}
        </Link>
        <small className="faint">
          {' '}
          {indicator.name} · {t(`warn.family.${indicator.family}`)}
        </small>{' '}
        {indicator.trial && <Pill>{t('warn.library.trial')}</Pill>}
      </td>
      <td className="warn-rules">
        {levels
          .filter((level) => indicator.rules[0]?.[level])
          .map((level) => (
            <div key={level}>
              <Dot tone={level}>{t(`warn.level.${level}`)}</Dot> <Rule text={indicator.rules[0]?.[level]} />
            </div>
          ))}
      </td>
      <td
        className="number"
        title={run?.missing_fact ? `${t('warn.library.mean')} ${run.missing_fact}` : undefined}
      >
        {judged ? percent(run!.evaluated / judged, 0) : '—'}
      </td>
      <td className="number">{number(row.raised)}</td>
      <td className="number">{number(row.open)}</td>
      <td className="number">{share(row.precision)}</td>
      <td className="number">{test ? `${share(test.precision)} / ${share(test.recall)}` : '—'}</td>
      <td className="number">{test?.lead_days == null ? '—' : number(test.lead_days)}</td>
    </tr>
  );
}

function BackTest({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [day, setDay] = useState(`${Number(me.today.slice(0, 4)) - 1}${me.today.slice(4)}`);
  const [days, setDays] = useState('365');
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      const { job } = await api.post<{ job: string }>('/api/v1/warning/back-test', {
        as_of: day,
        horizon_days: Number(days),
      });
      let now = await jobOf(job);
      while (!isOver(now)) {
        await new Promise((done) => setTimeout(done, 700));
        now = await jobOf(job);
      }
      if (now.status !== 'done') throw new Error(now.message ?? '');
      toastDone(t('warn.library.testDone'));
      await client.invalidateQueries({ queryKey: ['records', 'warning'] });
      onClose();
    } catch (error) {
      toastFailed(t('warn.runFailed'), error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('warn.library.test')}
      onClose={onClose}
      onSubmit={() => void start()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('warn.library.test')}
          </Button>
        </>
      }
    >
      <Field label={t('warn.library.testDay')}>
        {(control) => (
          <input {...control} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        )}
      </Field>
      <Field label={t('warn.library.testDays')}>
        {(control) => (
          <input
            {...control}
            type="number"
            min={30}
            max={1095}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
