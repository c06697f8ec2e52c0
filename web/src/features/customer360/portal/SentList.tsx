import { useState } from 'react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import type { Label } from '@/api/types';
import { amountExact, instant } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { usePortalAct, type CustomerPortal, type Sent } from './queries';

const tones: Record<string, Tone> = { sent: 'orange', accepted: 'green', returned: 'neutral' };
type Kind = 'document' | 'statement' | 'certificate' | 'drawdown' | 'correction' | 'notice';

interface Content {
  label?: Label;
  before?: string | null;
  value?: string;
  reason?: string | null;
  amount?: number;
  value_on?: string;
  purpose?: string;
  payee?: string | null;
  data_on?: string | null;
}

/** What one needs to know to answer, by kind. */
function Detail({ sent }: { sent: Sent }) {
  const { t } = useTranslation();
  const label = useLabel();
  const content = (sent.content ?? {}) as Content;
  if (sent.kind === 'correction')
    return (
      <p translate="no">
        {label(content.label)}: <span className="faint">{t('portal.was')}</span> {content.before ?? '—'}{' '}
        <span className="faint">{t('portal.becomes')}</span> <b>{content.value}</b>
        {content.reason && ` （${content.reason}）`}
      </p>
    );
  if (sent.kind === 'drawdown' && content.amount)
    return (
      <p translate="no">
        {t('portal.wanted', { amount: amountExact(content.amount), on: content.value_on })} ·{' '}
        {content.purpose}
        {content.payee && ` → ${content.payee}`}
      </p>
    );
  if (sent.kind === 'certificate' && content.data_on)
    return <p>{t('portal.dataOn', { date: content.data_on })}</p>;
  return null;
}

function ReturnDialog({ sent, customer, onClose }: { sent: Sent; customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const answer = usePortalAct(customer, '/answer');
  return (
    <Dialog
      title={t('portal.returnTitle')}
      onClose={onClose}
      onSubmit={() =>
        answer.mutate({ submission: sent.id, accept: false, answer: why }, { onSuccess: onClose })
      }
      foot={
        <Button kind="primary" type="submit" busy={answer.isPending} disabled={!why.trim()}>
          {t('portal.return')}
        </Button>
      }
    >
      <p translate="no">{sent.title}</p>
      <Field label={t('portal.why')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            data-autofocus
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      {answer.error && <Notice tone="red">{answer.error.message}</Notice>}
    </Dialog>
  );
}

function Item({ sent, customer, may }: { sent: Sent; customer: string; may: boolean }) {
  const { t } = useTranslation();
  const answer = usePortalAct(customer, '/answer');
  const [returning, setReturning] = useState(false);
  const status = sent.status as 'sent' | 'accepted' | 'returned';
  return (
    <li className="portal-sent">
      <div className="portal-sent-head">
        <Pill>{t(`portal.kind.${sent.kind as Kind}`)}</Pill>
        <b translate="no">{sent.title}</b>
        <span className="grow" />
        <Pill tone={tones[status]}>{t(`portal.outcome.${status}`)}</Pill>
      </div>
      <Detail sent={sent} />
      <p className="faint">
        <span translate="no">{sent.sent_by}</span> · <time>{instant(sent.sent_at)}</time>
        {sent.answered_by && (
          <>
            {' → '}
            <span translate="no">{sent.answered_by}</span>
            {sent.answered_at && <> · {instant(sent.answered_at)}</>}
          </>
        )}
      </p>
      {sent.answer && <p translate="no">{sent.answer}</p>}
      {answer.error && <Notice tone="red">{answer.error.message}</Notice>}
      <div className="portal-actions">
        {sent.attachment && (
          <a className="link" href={`/api/v1/attachment/${sent.attachment}/content`} download>
            {t('portal.file')}
          </a>
        )}
        {sent.change && status === 'sent' && (
          <Link className="link" to="/approvals">
            {t('portal.change')}
          </Link>
        )}
        {may && status === 'sent' && (
          <>
            <Button
              size="small"
              kind="primary"
              busy={answer.isPending}
              onClick={() => answer.mutate({ submission: sent.id, accept: true })}
            >
              {t('portal.accept')}
            </Button>
            <Button size="small" onClick={() => setReturning(true)}>
              {t('portal.return')}
            </Button>
          </>
        )}
      </div>
      {returning && <ReturnDialog sent={sent} customer={customer} onClose={() => setReturning(false)} />}
    </li>
  );
}

export function SentList({ customer, data }: { customer: string; data: CustomerPortal }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('portal.sent')}>
      {data.sent.length === 0 ? (
        <p className="faint">{t('portal.sentNone')}</p>
      ) : (
        <ul className="portal-list">
          {data.sent.map((sent) => (
            <Item key={sent.id} sent={sent} customer={customer} may={data.may.answer} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
