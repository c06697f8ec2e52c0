import { Link, useParams, useSearchParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordQuery } from '@/api/records';
import type { RecordRow } from '@/api/types';
import { addWords } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import manage from '@/i18n/zh/manage';
import { instant, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import {
  cancelJob,
  changeMapping,
  errorsFile,
  isOver,
  jobQuery,
  previewQuery,
  runImport,
  undoImport,
  type ImportOptions,
  type ImportProblem,
  type Mapping,
} from './api';
import { MappingTable } from './MappingTable';
import { Options } from './Options';
import { PreviewTable } from './PreviewTable';
import { Problems } from './Problems';
import './imports.css';

addWords(customer360);
addWords(manage);

/** One import from preview to undo: what stands on the page follows the state of the batch. */
export function Component() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const job = params.get('job') ?? '';
  const client = useQueryClient();
  const { data: batch, error, refetch } = useQuery(recordQuery('import_batch', id));
  usePageTitle(batch ? String(batch.file_name) : undefined);
  const again = () => {
    void client.invalidateQueries({ queryKey: ['record', 'import_batch', id] });
    void client.invalidateQueries({ queryKey: ['records'] });
  };
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!batch) return <PageSkeleton />;
  const onJob = (next: string) => setParams(next ? { job: next } : {}, { replace: true });
  return (
    <div className="page import-batch">
      <header className="page-head">
        <div>
          <h1 translate="no">{String(batch.file_name)}</h1>
          <p className="page-lead">
            <Link className="link" to="/imports">
              {t('nav.imports')}
            </Link>
            {batch.started_at ? ` · ${instant(String(batch.started_at))}` : ''}
          </p>
        </div>
      </header>
      {job ? (
        <Running
          job={job}
          batch={batch}
          onOver={() => {
            onJob('');
            again();
          }}
        />
      ) : batch.status === 'preview' ? (
        <Prepare id={id} onJob={onJob} />
      ) : (
        <Result batch={batch} onJob={onJob} />
      )}
    </div>
  );
}

function Prepare({ id, onJob }: { id: string; onJob: (job: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: preview, error, refetch } = useQuery(previewQuery(id));
  const change = useMutation({
    mutationFn: (body: { mapping?: Mapping; options?: ImportOptions; remember?: string }) =>
      changeMapping(id, body),
    onSuccess: (next, body) => {
      client.setQueryData(previewQuery(id).queryKey, next);
      if (body.remember) toastDone(t('imports.remembered', { name: body.remember }));
    },
    onError: (failure) => toastFailed(t('imports.notChanged'), failure),
  });
  const run = useMutation({
    mutationFn: () => runImport(id),
    onSuccess: (reply) => onJob(reply.job),
    onError: (failure) => toastFailed(t('imports.notRun'), failure),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!preview) return <PageSkeleton />;
  const ready = preview.mapping?.records?.length;
  const { counts } = preview;
  return (
    <>
      <Figures
        items={[
          { name: t('imports.rows'), value: preview.rows_total === null ? '—' : number(preview.rows_total) },
          ...['created', 'updated', 'unchanged', 'duplicate', 'refused'].map((name) => ({
            name: t(`imports.count.${name as 'created'}`),
            value: number(counts[name] ?? 0),
            note: t('imports.inPreview'),
          })),
        ]}
      />
      <MappingTable
        preview={preview}
        busy={change.isPending}
        onMapping={(mapping) => change.mutate({ mapping })}
        onRemember={(remember) => change.mutate({ mapping: preview.mapping ?? undefined, remember })}
      />
      <PreviewTable preview={preview} />
      <Problems problems={preview.problems} />
      <Options
        preview={preview}
        busy={change.isPending}
        onChange={(options) => change.mutate({ options: { ...preview.options, ...options } })}
      />
      <div className="import-foot">
        <span className="muted">{t('imports.runHelp')}</span>
        <Button
          kind="primary"
          busy={run.isPending}
          disabled={!ready || change.isPending}
          onClick={() => run.mutate()}
        >
          {preview.rows_total === null
            ? t('imports.run')
            : t('imports.runRows', { number: number(preview.rows_total) })}
        </Button>
      </div>
    </>
  );
}

function Running({ job, batch, onOver }: { job: string; batch: RecordRow; onOver: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(jobQuery(job));
  const cancel = useMutation({
    mutationFn: () => cancelJob(job),
    onError: (failure) => toastFailed(t('imports.notCancelled'), failure),
  });
  const total = data?.total || Number(batch.rows_total) || 0;
  const done = data?.done ?? 0;
  if (error) return <Failed error={error} />;
  if (isOver(data?.status)) {
    return (
      <Panel title={t('imports.over')}>
        {data?.message && <Notice tone={data.status === 'failed' ? 'red' : 'blue'}>{data.message}</Notice>}
        <p className="muted">{t('imports.processed', { number: number(done) })}</p>
        <Button kind="primary" onClick={onOver}>
          {t('imports.showResult')}
        </Button>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('imports.running')}
      note={data ? t(`imports.job.${data.status as 'running'}`) : undefined}
    >
      <progress className="import-progress" max={total || 1} value={done} aria-label={t('imports.running')} />
      <p className="muted">
        {t('imports.progress', { done: number(done), total: number(total) })} {t('imports.mayLeave')}
      </p>
      <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('imports.cancel')}
      </Button>
    </Panel>
  );
}

function Result({ batch, onJob }: { batch: RecordRow; onJob: (job: string) => void }) {
  const { t } = useTranslation();
  const undo = useMutation({
    mutationFn: () => undoImport(batch.id),
    onSuccess: (reply) => onJob(reply.job),
    onError: (failure) => toastFailed(t('imports.notUndone'), failure),
  });
  const count = (field: string) => number(Number(batch[field] ?? 0));
  const refused = Number(batch.refused_count ?? 0);
  const duplicates = Number(batch.duplicate_count ?? 0);
  // held back ones were never written; only those created wait in the queue
  const options = jsonOf(batch.options) as ImportOptions | null;
  const queued = duplicates > 0 && (options?.duplicates ?? 'hold') !== 'hold';
  const found = jsonOf(batch.problems);
  const problems = Array.isArray(found) ? (found as ImportProblem[]) : [];
  return (
    <>
      <Figures
        items={[
          {
            name: t('imports.rows'),
            value: count('rows_total'),
            note: t(`imports.status.${batch.status as 'done'}`),
          },
          { name: t('imports.count.created'), value: count('created_count') },
          { name: t('imports.count.updated'), value: count('updated_count') },
          { name: t('imports.count.unchanged'), value: count('unchanged_count') },
          {
            name: t('imports.count.duplicate'),
            value: count('duplicate_count'),
            to: queued ? '/duplicates' : undefined,
          },
          { name: t('imports.count.refused'), value: count('refused_count') },
        ]}
      />
      <div className="import-actions">
        {refused > 0 && (
          <a className="button" href={errorsFile(batch.id)} download>
            {t('imports.errorsFile')}
          </a>
        )}
        {queued && (
          <Link className="button" to="/duplicates">
            {t('imports.seeDuplicates')}
          </Link>
        )}
        {(batch.status === 'done' || batch.status === 'cancelled') && (
          <Button
            kind="danger"
            busy={undo.isPending}
            onClick={() => {
              if (confirm(t('imports.undoQuestion'))) undo.mutate();
            }}
          >
            {t('imports.undo')}
          </Button>
        )}
      </div>
      <Problems problems={problems} />
    </>
  );
}

function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
