import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeRecord, createRecord } from '@/api/records';
import { useLabel } from '@/i18n';
import { absent, instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Deliveries } from './Deliveries';
import { HookDialog } from './HookDialog';
import { hooksQuery, mailPost, type Hook, type HookRecord, type Kind } from './mail-queries';

/** Partners' systems: told of the events they chose, or handing messages in. */
export function Hooks() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(hooksQuery);
  const [editing, setEditing] = useState<HookRecord | 'new' | null>(null);
  const [shown, setShown] = useState('');
  const [secret, setSecret] = useState('');
  const [rotating, setRotating] = useState<HookRecord | null>(null);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const act = <Reply,>(work: Promise<Reply>) =>
    work
      .catch((cause: unknown) => {
        toastFailed(t('mail.failed'), cause);
        return null;
      })
      .finally(() => void client.invalidateQueries({ queryKey: ['records'] }));
  const makeSecret = (hook: HookRecord) => {
    setRotating(null);
    void act(mailPost<{ secret: string }>(`webhook_subscription/${hook.id}/secret`)).then(
      (made) => made && setSecret(made.secret),
    );
  };
  const save = (fields: Record<string, unknown>) =>
    void act(
      editing && editing !== 'new'
        ? changeRecord('webhook_subscription', editing.id, editing.version, fields)
        : createRecord('webhook_subscription', fields),
    ).then((made) => {
      if (!made) return;
      setEditing(null);
      toastDone(t('mail.waits'));
    });
  const acts = {
    edit: setEditing,
    rotate: (hook: HookRecord) => (hook.secret_at ? setRotating(hook) : makeSecret(hook)),
    pause: (hook: HookRecord) =>
      void act(mailPost(`webhook_subscription/${hook.id}/pause`)).then(
        (made) => made && toastDone(t('mail.pausedNow')),
      ),
    resume: (hook: HookRecord) =>
      void act(changeRecord('webhook_subscription', hook.id, hook.version, { status: 'active' })).then(
        (made) => made && toastDone(t('mail.waits')),
      ),
    test: (hook: HookRecord) =>
      void act(mailPost(`webhook_subscription/${hook.id}/test`)).then((made) => made && setShown(hook.id)),
    log: (hook: HookRecord) => setShown((old) => (old === hook.id ? '' : hook.id)),
  };
  return (
    <>
      {data.may && (
        <div className="mail-bar">
          <Button kind="primary" icon={<Plus size={15} />} onClick={() => setEditing('new')}>
            {t('mail.add')}
          </Button>
          <span className="mail-note">{t('mail.addHelp')}</span>
        </div>
      )}
      {data.items.length === 0 ? (
        <Empty icon={<Webhook />} title={t('mail.noneHooks')} text={t('mail.noneHooksHelp')} />
      ) : (
        <ul className="mail-hooks">
          {data.items.map((item) => (
            <li key={item.hook.id}>
              <HookCard
                item={item}
                kinds={data.kinds}
                may={data.may}
                acts={acts}
                open={shown === item.hook.id}
              />
              {shown === item.hook.id && <Deliveries hook={item.hook.id} />}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <HookDialog
          kinds={data.kinds}
          before={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
          onSave={save}
        />
      )}
      {rotating && (
        <Dialog
          title={t('mail.rotateTitle', { name: rotating.partner })}
          onClose={() => setRotating(null)}
          onSubmit={() => makeSecret(rotating)}
          foot={
            <>
              <Button onClick={() => setRotating(null)}>{t('mail.cancel')}</Button>
              <Button kind="primary" type="submit">
                {t('mail.rotate')}
              </Button>
            </>
          }
        >
          <p>{t('mail.rotateHelp')}</p>
        </Dialog>
      )}
      {secret && (
        <Dialog
          title={t('mail.secretTitle')}
          onClose={() => setSecret('')}
          foot={
            <Button kind="primary" onClick={() => setSecret('')}>
              {t('mail.close')}
            </Button>
          }
        >
          <p>{t('mail.secretOnce')}</p>
          <p>
            <code className="mail-secret" translate="no">
              {secret}
            </code>
          </p>
        </Dialog>
      )}
    </>
  );
}

interface CardProps {
  item: Hook;
  kinds: Kind[];
  may: boolean;
  open: boolean;
  acts: Record<'edit' | 'rotate' | 'pause' | 'resume' | 'test' | 'log', (hook: HookRecord) => void>;
}

function HookCard({ item, kinds, may, open, acts }: CardProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { hook } = item;
  const out = hook.direction === 'out';
  const active = hook.status === 'active';
  const chosen = kinds.filter((kind) => hook[kind.name] === true);
  const last = item.sent_at ? instant(item.sent_at) : absent;
  return (
    <>
      <header>
        <h3 translate="no">{hook.partner}</h3>
        <Dot tone={active ? 'green' : 'yellow'}>{t(`mail.${hook.status}`)}</Dot>
        <code translate="no">{out ? hook.url : `/api/v1/hook/${hook.code}`}</code>
      </header>
      <p className="mail-kinds">
        {!out && <Pill>{t('mail.takesIn')}</Pill>}
        {out && chosen.map((kind) => <Pill key={kind.name}>{label(kind.label)}</Pill>)}
        {out && chosen.length === 0 && <span className="mail-note">{t('mail.noKinds')}</span>}
      </p>
      <p className="mail-note">
        {hook.secret_at ? t('mail.secretSince', { at: instant(hook.secret_at) }) : t('mail.secretNone')}
        {' · '}
        {t('mail.delivered', { sent: number(item.sent), failed: number(item.failed), at: last })}
      </p>
      <div className="mail-acts">
        <Button size="small" aria-expanded={open} onClick={() => acts.log(hook)}>
          {t('mail.log')}
        </Button>
        {may && (
          <>
            <Button size="small" onClick={() => acts.edit(hook)}>
              {t('mail.edit')}
            </Button>
            <Button size="small" onClick={() => (active ? acts.pause(hook) : acts.resume(hook))}>
              {t(active ? 'mail.pause' : 'mail.resume')}
            </Button>
            <Button size="small" onClick={() => acts.rotate(hook)}>
              {t(hook.secret_at ? 'mail.rotate' : 'mail.makeSecret')}
            </Button>
            {out && hook.secret_at && (
              <Button size="small" onClick={() => acts.test(hook)}>
                {t('mail.test')}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}
