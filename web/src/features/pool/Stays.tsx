import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { UserPlus, Waves } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { useCodeLabel } from '@/shared/record/codes';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import { assign, claim, release, type Pool, type PoolItem, type Stay } from './queries';

interface Props {
  status: Stay;
  pool: Pool;
  search: ReactNode;
  searched: boolean;
}

/** Customers that wait, with whoever may taking them; or those about to return, with how to keep them. */
export function Stays({ status, pool, search, searched }: Props) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<{ item: PoolItem; kind: 'assign' | 'release' } | null>(null);
  const waiting = status === 'waiting';
  return (
    <Panel flush title={t(`pool.${status}`)} note={number(pool.items.length)} extra={search}>
      {pool.items.length === 0 ? (
        <Empty
          icon={<Waves size={22} strokeWidth={1.5} />}
          title={searched ? t('common.nothingFound') : t(waiting ? 'pool.none' : 'pool.noNotice')}
          text={searched ? undefined : t(waiting ? 'pool.noneHelp' : 'pool.noNoticeHelp')}
        />
      ) : (
        <TableBox label={t(`pool.${status}`)}>
          <table className="table pool-table">
            <thead>
              <tr>
                <th>{t('pool.customer')}</th>
                <th>{t('pool.tier')}</th>
                <th>{t('pool.place')}</th>
                <th>{t('pool.branch')}</th>
                <th>{t('pool.why')}</th>
                <th className="number">{t('pool.silent')}</th>
                <th>{waiting ? t('pool.before') : t('pool.owner')}</th>
                <th className="number">{waiting ? t('pool.since') : t('pool.returns')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {pool.items.map((item) => (
                <Row
                  key={item.entry}
                  item={item}
                  pool={pool}
                  waiting={waiting}
                  onAct={(kind) => setActing({ item, kind })}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {pool.more && (
        <p className="muted pool-more">{t('pool.more', { number: number(pool.items.length) })}</p>
      )}
      {acting?.kind === 'assign' && <Assign item={acting.item} onClose={() => setActing(null)} />}
      {acting?.kind === 'release' && <Release item={acting.item} onClose={() => setActing(null)} />}
    </Panel>
  );
}

interface RowProps {
  item: PoolItem;
  pool: Pool;
  waiting: boolean;
  onAct: (kind: 'assign' | 'release') => void;
}

function Row({ item, pool, waiting, onAct }: RowProps) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('customer');
  const cause = useChoiceLabel('pool_entry');
  const industry = useCodeLabel('industry');
  const region = useCodeLabel('region');
  const days = (count: number | null) => (count === null ? absent : t('pool.days', { count }));
  return (
    <tr>
      <th scope="row" translate="no">
        {item.own || pool.me.may_assign ? <Link to={`/customers/${item.id}`}>{item.name}</Link> : item.name}
      </th>
      <td>{item.tier ? <Pill>{choice('tier', item.tier)}</Pill> : absent}</td>
      <td>
        {item.industry ? industry(item.industry) : absent}
        <small className="muted">{item.region ? region(item.region) : ''}</small>
      </td>
      <td translate="no">{item.branch ?? absent}</td>
      <td>
        {cause('cause', item.cause)}
        {item.reason && (
          <small className="muted" translate="no">
            {item.reason}
          </small>
        )}
      </td>
      <td className="number">
        {days(item.silent_days)}
        {item.limit_days !== null && (
          <small className="muted">
            {t('pool.allowed')} {number(item.limit_days)}
          </small>
        )}
      </td>
      <td translate="no">{(waiting ? item.lost_by : item.owner) ?? absent}</td>
      <td className="number">{waiting ? days(item.waited_days) : (item.returns_on ?? absent)}</td>
      <td className="pool-act">
        <Act item={item} pool={pool} waiting={waiting} onAct={onAct} />
      </td>
    </tr>
  );
}

function Act({ item, pool, waiting, onAct }: RowProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const take = () => {
    setBusy(true);
    claim(item.id)
      .then((reply) => toastDone(t('pool.claimed', { name: reply.name })))
      .catch((error: unknown) => toastFailed(t('pool.notClaimed'), error))
      .finally(() => {
        setBusy(false);
        void client.invalidateQueries({ queryKey: ['records'] });
      });
  };
  if (!waiting)
    return item.own ? (
      <Button size="small" onClick={() => onAct('release')}>
        {t('pool.release')}
      </Button>
    ) : null;
  if (pool.me.may_claim)
    return item.may ? (
      <Button size="small" kind="primary" busy={busy} onClick={take}>
        {t('pool.claim')}
      </Button>
    ) : (
      <small className="muted">{label(item.why_not as never)}</small>
    );
  return pool.me.may_assign ? (
    <Button size="small" icon={<UserPlus size={13} />} onClick={() => onAct('assign')}>
      {t('pool.assign')}
    </Button>
  ) : null;
}

function useDone(onClose: () => void) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['records'] });
    onClose();
  };
}

function Assign({ item, onClose }: { item: PoolItem; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [person, setPerson] = useState('');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const submit = () =>
    void assign(item.id, person, reason)
      .then(() => {
        toastDone(t('pool.assigned', { name: item.name }));
        done();
      })
      .catch((error: unknown) => toastFailed(t('pool.notAssigned'), error));
  return (
    <Dialog
      title={t('pool.assignTitle', { name: item.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" disabled={!person}>
            {t('pool.assign')}
          </Button>
        </>
      }
    >
      <Field label={t('pool.person')}>
        {(control) => (
          <LinkPicker
            id={control.id}
            entity="person"
            title={name}
            onSelect={(id, title) => {
              setPerson(id ?? '');
              setName(title);
            }}
          />
        )}
      </Field>
      <Field label={t('pool.reason')}>
        {(control) => (
          <input
            {...control}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

function Release({ item, onClose }: { item: PoolItem; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onClose);
  const [reason, setReason] = useState('');
  const submit = () =>
    void release(item.id, reason)
      .then(() => {
        toastDone(t('pool.released', { name: item.name }));
        done();
      })
      .catch((error: unknown) => toastFailed(t('pool.notReleased'), error));
  return (
    <Dialog
      title={t('pool.releaseTitle', { name: item.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" disabled={!reason.trim()}>
            {t('pool.release')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('pool.releaseHelp')}</p>
      <Field label={t('pool.reason')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
