import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Inbox as Tray } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { absent, instant } from '@/shared/lib/format';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { inboxQuery, mailPost, type InMessage } from './mail-queries';

const tones: Record<InMessage['message']['status'], Tone> = {
  unknown: 'orange',
  taken: 'green',
  dropped: 'neutral',
  noted: 'neutral',
};

/** Messages that came in; those of unknown senders first wait for somebody who knows them. */
export function Inbox() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(inboxQuery);
  const [assigning, setAssigning] = useState('');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const act = (path: string, body?: object) =>
    mailPost(path, body)
      .then(() => {
        toastDone(t('mail.done'));
        setAssigning('');
      })
      .catch((cause: unknown) => toastFailed(t('mail.failed'), cause))
      .finally(() => void client.invalidateQueries({ queryKey: ['records', 'inbox_message'] }));
  if (data.items.length === 0)
    return <Empty icon={<Tray />} title={t('mail.noneIn')} text={t('mail.noneInHelp')} />;
  const waiting = (item: InMessage) => (item.message.status === 'unknown' ? 0 : 1);
  return (
    <>
      <ol className="mail-inbox">
        {[...data.items]
          .sort((a, b) => waiting(a) - waiting(b))
          .map(({ message, text, files }) => (
            <li key={message.id}>
              <header>
                <b translate="no">
                  {message.subject ?? (message.sender ? message.sender : t('mail.hidden'))}
                </b>
                <Dot tone={tones[message.status]}>{t(`mail.inState.${message.status}`)}</Dot>
                <span>{t(`mail.inKind.${message.kind}`)}</span>
                <time dateTime={message.came_at}>{instant(message.came_at)}</time>
              </header>
              <p className="mail-note" translate="no">
                {message.sender_name} {message.sender ?? absent}
                {message.customer_title ? ` · ${message.customer_title}` : ''}
              </p>
              {text && <p translate="no">{text}</p>}
              {files.length > 0 && (
                <p className="mail-note">
                  {t('mail.files', { count: files.length })}{' '}
                  <span translate="no">{files.map((file) => file.name).join('，')}</span>
                </p>
              )}
              <div className="mail-acts">
                {message.status === 'unknown' && (
                  <>
                    <Button size="small" kind="primary" onClick={() => setAssigning(message.id)}>
                      {t('mail.assign')}
                    </Button>
                    <Button size="small" onClick={() => void act(`inbox_message/${message.id}/drop`)}>
                      {t('mail.drop')}
                    </Button>
                  </>
                )}
                {message.request && message.status === 'taken' && (
                  <Link to={`/service/${message.request}`}>{t('mail.openRequest')}</Link>
                )}
              </div>
            </li>
          ))}
      </ol>
      {assigning && (
        <Dialog title={t('mail.assignTitle')} onClose={() => setAssigning('')}>
          <Field label={t('mail.customer')}>
            {(control) => (
              <LinkPicker
                {...control}
                entity="customer"
                title=""
                autoFocus
                onSelect={(id) => id && void act(`inbox_message/${assigning}/assign`, { customer: id })}
              />
            )}
          </Field>
        </Dialog>
      )}
    </>
  );
}
