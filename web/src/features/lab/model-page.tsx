import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { factKindsQuery } from '@/api/facts';
import { addWords, useLabel, useLanguage } from '@/i18n';
import lab from '@/i18n/zh/lab';
import { absent, number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Tabs } from '@/shared/ui/Tabs';
import { modelQuery, promote, retire, type ModelDetail, type Report, type SegmentRow } from './api';
import { Card } from './Card';
import { Monitoring } from './Monitoring';
import { dataName, levelTone, statusTone } from './parts';
import { CalibrationPlot, RocPlot } from './Plots';
import './lab.css';

addWords(lab);

const tabs = ['validation', 'monitoring', 'card', 'findings'] as const;

/** One version of a model: what it is worth, how it scores, what was found in its data, who released it. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(modelQuery(id));
  usePageTitle(data ? `${data.name} v${data.number}` : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Model model={data} />;
}

function Model({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((key) => key === params.get('tab')) ?? 'validation';
  const [asking, setAsking] = useState<'promote' | 'retire' | null>(null);
  const may = !past && me.permissions.includes('model.promote');
  const { report } = model;
  return (
    <div className="lab">
      <header className="page-head">
        <h1>
          {model.name} v{model.number}
        </h1>
        <Pill tone={statusTone[model.status]}>{t(`lab.statuses.${model.status}`)}</Pill>
        <span className="muted">{t(`lab.kinds.${model.kind}`)}</span>
        <div className="grow" />
        {report && (
          <a
            className="button"
            href={`/api/v1/lab/models/${encodeURIComponent(model.id)}/report?language=${language === 'en' ? 'en' : 'zh'}`}
            target="_blank"
            rel="noreferrer"
          >
            <Printer size={14} aria-hidden /> {t('lab.printReport')}
          </a>
        )}
        {may && model.status === 'candidate' && (
          <Button kind="primary" onClick={() => setAsking('promote')}>
            {t('lab.promote')}
          </Button>
        )}
        {may && model.status === 'approved' && (
          <Button onClick={() => setAsking('retire')}>{t('lab.retire')}</Button>
        )}
      </header>
      {report && (
        <Figures
          items={[
            {
              name: 'AUC',
              value: number(report.auc ?? 0, 4),
              note: `${number(report.auc_low ?? 0, 3)} – ${number(report.auc_high ?? 0, 3)}`,
            },
            { name: 'Gini', value: number(report.gini ?? 0, 4) },
            { name: 'KS', value: number(report.ks ?? 0, 4) },
            { name: 'Brier', value: number(report.brier, 4) },
            {
              name: 'Hosmer-Lemeshow',
              value: number(report.hosmer_lemeshow, 1),
              note: `p ${number(report.hosmer_lemeshow_p, 3)}`,
            },
            {
              name: t('lab.cases'),
              value: number(report.rows),
              note: t('lab.badNote', { count: report.bads, share: percent(report.bad_rate) }),
            },
          ]}
        />
      )}
      <Tabs
        label={model.name}
        current={tab}
        onChange={(key) => setParams({ tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({
          key,
          label: t(`lab.tab.${key}`),
          count: key === 'findings' ? model.findings?.length : undefined,
        }))}
      />
      {tab === 'validation' && report && <Validation report={report} />}
      {tab === 'monitoring' && <Monitoring model={model.id} inUse={model.status === 'approved'} />}
      {tab === 'card' && <Card model={model} />}
      {tab === 'findings' && <Findings model={model} />}
      <p className="muted lab-origin">
        {t('lab.origin', {
          data: dataName(model.model?.trained_on.data, t),
          hash: model.data_hash?.slice(0, 16) ?? absent,
          document: model.document_sha256?.slice(0, 16) ?? absent,
          code: model.code_version ?? absent,
          seed: model.seed ?? absent,
        })}
        {model.approver &&
          ` · ${t('lab.releasedBy', { name: model.approver, from: model.valid_from, until: model.valid_until })}`}
      </p>
      {asking && <Decide model={model} action={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Validation({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div className="lab-columns">
      <Panel
        title={t('lab.roc')}
        note={report.out_of_time ? t('lab.outOfTime') : t('lab.byFolds', { count: report.folds.length })}
      >
        <RocPlot report={report} />
      </Panel>
      <Panel title={t('lab.calibration')} note={t('lab.calibrationNote')}>
        <CalibrationPlot report={report} />
      </Panel>
      <Panel
        flush
        title={t('lab.folds')}
        note={
          report.mean_auc === null
            ? undefined
            : `${number(report.mean_auc, 4)} ± ${number(report.auc_deviation ?? 0, 4)}`
        }
      >
        <TableBox label={t('lab.folds')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('lab.fold')}</th>
                <th scope="col" className="number">
                  {t('lab.cases')}
                </th>
                <th scope="col" className="number">
                  {t('lab.bads')}
                </th>
                <th scope="col" className="number">
                  AUC
                </th>
                <th scope="col" className="number">
                  KS
                </th>
              </tr>
            </thead>
            <tbody>
              {report.folds.map((fold, index) => (
                <tr key={index}>
                  <td>{index + 1}</td>
                  <td className="number">{number(fold.rows)}</td>
                  <td className="number">{number(fold.bads)}</td>
                  <td className="number">{fold.auc === null ? absent : number(fold.auc, 4)}</td>
                  <td className="number">{fold.ks === null ? absent : number(fold.ks, 4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      {report.periods.length > 0 && <Parts title={t('lab.periods')} rows={report.periods} />}
      {report.segments.length > 0 && <Parts title={t('lab.segments')} rows={report.segments} />}
    </div>
  );
}

function Parts({ title, rows }: { title: string; rows: SegmentRow[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: kinds } = useQuery(factKindsQuery);
  // a segment of the bank's own facts is a choice of one of them; of a file it is the file's word
  const choices = new Map(
    [...(kinds?.values() ?? [])].flatMap((fact) => fact.choices ?? []).map((c) => [c.name, c.label]),
  );
  const said = (name: string) => (choices.has(name) ? label(choices.get(name)!) : name);
  return (
    <Panel flush title={title}>
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className="number">
                {t('lab.cases')}
              </th>
              <th scope="col" className="number">
                {t('lab.badRate')}
              </th>
              <th scope="col" className="number">
                {t('lab.foretold')}
              </th>
              <th scope="col" className="number">
                AUC
              </th>
              <th scope="col" className="number">
                PSI
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{said(row.name)}</th>
                <td className="number">{number(row.n)}</td>
                <td className="number">{row.bad_rate === null ? absent : percent(row.bad_rate)}</td>
                <td className="number">{row.mean_pd === null ? absent : percent(row.mean_pd)}</td>
                <td className="number">{row.auc === null ? absent : number(row.auc, 4)}</td>
                <td className="number">
                  {row.psi === null ? (
                    absent
                  ) : (
                    <Dot tone={row.psi > 0.25 ? 'red' : row.psi >= 0.1 ? 'yellow' : 'green'}>
                      {number(row.psi, 3)}
                    </Dot>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Findings({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!model.findings?.length) return <p className="muted">{t('lab.noFindings')}</p>;
  return (
    <ul className="lab-findings">
      {model.findings.map((finding, index) => (
        <li key={index}>
          <Pill tone={levelTone[finding.level]}>{t(`lab.levels.${finding.level}`)}</Pill>
          <span>{language === 'en' ? finding.en : finding.zh}</span>
        </li>
      ))}
    </ul>
  );
}

function Decide({
  model,
  action,
  onClose,
}: {
  model: ModelDetail;
  action: 'promote' | 'retire';
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useMutation({
    mutationFn: () =>
      action === 'promote'
        ? promote(model.id, { reason: reason.trim(), valid_until: until || undefined })
        : retire(model.id, { reason: reason.trim() }),
    onSuccess: () => {
      toastDone(t(action === 'promote' ? 'lab.promoted' : 'lab.retired'));
      onClose();
    },
    onError: (error) => toastFailed(t('lab.notDecided'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['lab', 'rating_model'] }),
  });
  return (
    <Dialog
      title={`${t(`lab.${action}`)} · ${model.name} v${model.number}`}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) decide.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={decide.isPending}>
            {t(`lab.${action}`)}
          </Button>
        </>
      }
    >
      <Field
        label={t('lab.reason')}
        help={t('lab.reasonHelp')}
        error={tried && !reason.trim() ? t('form.required', { name: t('lab.reason') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {action === 'promote' && (
        <Field label={t('lab.validUntil')} help={t('lab.validHelp')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
