import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { boardQuery, improvementsQuery, post, type FigureName, type Improvement } from './queries';

const columns = ['open', 'doing', 'done'] as const;
const names: FigureName[] = ['volume', 'on_time', 'answer_hours', 'csat'];

const shown = (figure: FigureName, value: number | null) =>
  value === null ? absent : figure === 'on_time' || figure === 'csat' ? percent(value, 0) : number(value, 1);

/** What is changed because customers said so: to start, under way, done with what it brought. */
export function Improvements() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(improvementsQuery);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const move = (item: Improvement, status: string) =>
    void post(`improvement_item/${item.id}/move`, { status })
      .then(() => {
        toastDone(t('service.moved'));
        return client.invalidateQueries({ queryKey: improvementsQuery.queryKey });
      })
      .catch((cause: unknown) => toastFailed(t('service.notMoved'), cause));
  return (
    <>
      <div className="service-bar">
        <div className="grow" />
        {data.may && (
          <Button kind="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
            {t('service.addImprovement')}
          </Button>
        )}
      </div>
      <div className="service-columns">
        {columns.map((status) => {
          const items = data.items.filter((item) => item.status === status);
          return (
            <section key={status} aria-label={t(`service.move.${status}`)}>
              <h2>
                {t(`service.move.${status}`)} <em className="service-count">{items.length}</em>
              </h2>
              {items.map((item) => (
                <Card key={item.id} item={item} may={data.may} onMove={(next) => move(item, next)} />
              ))}
            </section>
          );
        })}
      </div>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Card({ item, may, onMove }: { item: Improvement; may: boolean; onMove: (status: string) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <article className="service-card">
      <h3 translate="no">{item.title}</h3>
      {item.cause && <p translate="no">{item.cause}</p>}
      {item.measure && (
        <p className="muted" translate="no">
          {item.measure}
        </p>
      )}
      <dl>
        <div>
          <dt>{t(`service.figures.${item.figure}`)}</dt>
          <dd>{item.class_label ? label(item.class_label) : t('service.allClasses')}</dd>
        </div>
        <div>
          <dt>{t('service.before')}</dt>
          <dd>
            <b>{shown(item.figure, item.before)}</b>{' '}
            <small>{t('service.cases', { count: item.before_count ?? 0 })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('service.after')}</dt>
          <dd>
            {item.after === null ? (
              <span className="muted">{t('service.notYet')}</span>
            ) : (
              <>
                <b>{shown(item.figure, item.after)}</b>{' '}
                <small>{t('service.cases', { count: item.after_count ?? 0 })}</small>
              </>
            )}
          </dd>
        </div>
      </dl>
      <footer>
        <span translate="no">{item.owner_title ?? absent}</span>
        <Dot tone={item.late ? 'red' : 'neutral'}>{item.done_on ?? item.due_on ?? absent}</Dot>
        <div className="grow" />
        {may && item.status === 'open' && (
          <Button size="small" onClick={() => onMove('doing')}>
            {t('service.start')}
          </Button>
        )}
        {may && item.status === 'doing' && (
          <Button size="small" onClick={() => onMove('done')}>
            {t('service.finish')}
          </Button>
        )}
      </footer>
    </article>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const { data } = useQuery(boardQuery({ limit: 1 }));
  const [form, setForm] = useState({
    title: '',
    cause: '',
    measure: '',
    class: '',
    figure: 'on_time',
    due_on: '',
  });
  const [busy, setBusy] = useState(false);
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });
  const save = () => {
    if (!form.title.trim() || busy) return;
    setBusy(true);
    post('improvement', Object.fromEntries(Object.entries(form).filter(([, value]) => value)))
      .then(() => {
        void client.invalidateQueries({ queryKey: improvementsQuery.queryKey });
        onClose();
      })
      .catch((cause: unknown) => {
        setBusy(false);
        toastFailed(t('service.notMoved'), cause);
      });
  };
  return (
    <Dialog
      title={t('service.addImprovement')}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!form.title.trim()}>
            {t('service.addImprovement')}
          </Button>
        </>
      }
    >
      <Field label={t('service.improvementTitle')}>
        {(control) => (
          <input {...control} data-autofocus maxLength={200} value={form.title} onChange={set('title')} />
        )}
      </Field>
      <Field label={t('service.cause')}>
        {(control) => (
          <textarea {...control} rows={2} maxLength={1000} value={form.cause} onChange={set('cause')} />
        )}
      </Field>
      <Field label={t('service.measure')}>
        {(control) => (
          <textarea {...control} rows={2} maxLength={1000} value={form.measure} onChange={set('measure')} />
        )}
      </Field>
      <div className="service-form">
        <Field label={t('service.figure')}>
          {(control) => (
            <select {...control} value={form.figure} onChange={set('figure')}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {t(`service.figures.${name}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('service.class')}>
          {(control) => (
            <select {...control} value={form.class} onChange={set('class')}>
              <option value="">{t('service.allClasses')}</option>
              {data?.classes.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('service.due')}>
          {(control) => <input {...control} type="date" value={form.due_on} onChange={set('due_on')} />}
        </Field>
      </div>
    </Dialog>
  );
}
