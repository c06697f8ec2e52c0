import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { usePortalAct, type CustomerPortal } from './queries';

/** A key of its own for one sending, so that a second press sends nothing twice. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function Messages({ customer, data }: { customer: string; data: CustomerPortal }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ body: '', key: newKey() });
  const reply = usePortalAct(customer, '/message');
  const send = (event: FormEvent) => {
    event.preventDefault();
    reply.mutate(draft, { onSuccess: () => setDraft({ body: '', key: newKey() }) });
  };
  return (
    <Panel title={t('portal.messages')}>
      {data.messages.length === 0 && <p className="faint">{t('portal.messagesNone')}</p>}
      <ol className="portal-messages">
        {data.messages.map((each) => (
          <li key={each.id} data-side={each.side}>
            <small className="faint">
              <span translate="no">{each.author}</span> · <time>{instant(each.sent_at)}</time>
              {each.seen_at && ` · ${t('portal.seenMark')}`}
            </small>
            <p translate="no">{each.body}</p>
          </li>
        ))}
      </ol>
      {reply.error && <Notice tone="red">{reply.error.message}</Notice>}
      {data.may.answer && (
        <form className="portal-reply" onSubmit={send}>
          <div className="field">
            <textarea
              rows={2}
              maxLength={2000}
              aria-label={t('portal.reply')}
              placeholder={t('portal.placeholder')}
              value={draft.body}
              onChange={(event) => setDraft({ ...draft, body: event.target.value })}
            />
          </div>
          <Button type="submit" kind="primary" busy={reply.isPending} disabled={!draft.body.trim()}>
            {t('portal.send')}
          </Button>
        </form>
      )}
    </Panel>
  );
}
