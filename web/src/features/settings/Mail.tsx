import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/mail';
import { absent, instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Segments } from '@/shared/ui/Segments';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import '@/shared/ui/table.css';
import { Mail as Letter } from 'lucide-react';
import { Hooks } from './Hooks';
import { Inbox } from './Inbox';
import { mailPost, outboxQuery, type Outbox, type OutStatus } from './mail-queries';
import './mail.css';

addWords(words);

export const outTones: Record<OutStatus, Tone> = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  held: 'yellow',
  withdrawn: 'neutral',
};
const states: ('' | OutStatus)[] = ['', 'waiting', 'sent', 'failed', 'held', 'withdrawn'];

/** What leaves the bank, what came in from whom nobody knows, and whose systems are told. */
export function Mail() {
  const { t } = useTranslation();
  const permissions = useMe().permissions;
  const parts = (['outbox', 'inbox', 'hooks'] as const).filter((key) =>
    permissions.includes(key === 'inbox' ? 'mail.assign' : 'mail.see'),
  );
  const [part, setPart] = useState<(typeof parts)[number]>(parts[0] ?? 'inbox');
  return (
    <>
      <Segments
        label={t('mail.title')}
        value={part}
        onChange={setPart}
        options={parts.map((key) => ({ value: key, label: t(`mail.${key}`) }))}
      />
      {part === 'outbox' && <OutboxPart />}
      {part === 'inbox' && <Inbox />}
      {part === 'hooks' && <Hooks />}
    </>
  );
}

function Channels({ data }: { data: Outbox }) {
  const { t } = useTranslation();
  const { mail, inbox, webhook } = data.channels;
  const word = (on: boolean) => t(on ? 'mail.on' : 'mail.off');
  return (
    <Figures
      items={[
        {
          name: t('mail.channelMail'),
          value: word(mail.on),
          note: mail.missing ? t('mail.missing', { name: mail.missing }) : (mail.detail ?? undefined),
        },
        {
          name: t('mail.channelInbox'),
          value: word(inbox.on),
          note: inbox.missing
            ? t('mail.missing', { name: inbox.missing })
            : (inbox.last_error ??
              t('mail.looked', {
                at: inbox.looked_at ? instant(inbox.looked_at) : absent,
                count: inbox.taken ?? 0,
              })),
        },
        {
          name: t('mail.channelHook'),
          value: word(webhook.on),
          note: t(webhook.detail ? 'mail.privateAllowed' : 'mail.onlyPublic'),
        },
      ]}
    />
  );
}

/** What it means that the channel is off, and what to do; once it is on, what still waits from before. */
function Off({ data }: { data: Outbox }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const held = data.counts.held ?? 0;
  const { mail } = data.channels;
  if (mail.on && (!held || !data.may)) return null;
  if (!mail.on)
    return (
      <Notice tone="yellow">
        <b>{held ? t('mail.offTitle_held', { count: held }) : t('mail.offTitle_none')}</b>
        <br />
        {t('mail.offDo', { name: mail.missing })}
      </Notice>
    );
  const release = () =>
    void mailPost<{ released: number; left: number }>('outbox/release')
      .then((reply) => toastDone(t('mail.released', { count: reply.released, left: reply.left })))
      .catch((cause: unknown) => toastFailed(t('mail.failed'), cause))
      .finally(() => void client.invalidateQueries({ queryKey: ['records', 'outbox_message'] }));
  return (
    <Notice tone="yellow">
      {t('mail.onHeld', { count: held })}{' '}
      <Button size="small" onClick={release}>
        {t('mail.release')}
      </Button>
    </Notice>
  );
}

function OutboxPart() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [status, setStatus] = useState<'' | OutStatus>('');
  const { data, error, refetch } = useQuery(outboxQuery(status, ''));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const act = (id: string, verb: 'retry' | 'hold') =>
    void mailPost(`outbox_message/${id}/${verb}`)
      .then(() => toastDone(t('mail.done')))
      .catch((cause: unknown) => toastFailed(t('mail.failed'), cause))
      .finally(() => void client.invalidateQueries({ queryKey: ['records', 'outbox_message'] }));
  return (
    <>
      <Off data={data} />
      <Channels data={data} />
      <Segments
        label={t('mail.state')}
        value={status}
        onChange={setStatus}
        options={states.map((key) => ({
          value: key,
          label: key ? `${t(`mail.status.${key}`)} ${number(data.counts[key] ?? 0)}` : t('mail.all'),
        }))}
      />
      {data.items.length === 0 ? (
        <Empty icon={<Letter />} title={t('mail.noneOut')} text={t('mail.noneOutHelp')} />
      ) : (
        <TableBox label={t('mail.outbox')}>
          <table className="table mail-table">
            <thead>
              <tr>
                <th>{t('mail.to')}</th>
                <th>{t('mail.why')}</th>
                <th>{t('mail.state')}</th>
                <th className="number">{t('mail.tries')}</th>
                <th>{t('mail.when')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    {item.recipient ? (
                      <span translate="no">{item.recipient}</span>
                    ) : (
                      <span className="mail-note">{t('mail.hidden')}</span>
                    )}
                    {item.subject && <small translate="no">{item.subject}</small>}
                  </th>
                  <td>
                    <Pill tone={item.channel === 'mail' ? 'blue' : 'teal'}>
                      {t(`mail.purpose.${item.purpose}`)}
                    </Pill>
                  </td>
                  <td>
                    <Dot tone={outTones[item.status]}>{t(`mail.status.${item.status}`)}</Dot>
                    {item.reason && <small>{t(`mail.reason.${item.reason}`)}</small>}
                    {item.code !== null && <small>{t('mail.answer', { code: item.code })}</small>}
                    {item.last_error && <small translate="no">{item.last_error}</small>}
                  </td>
                  <td className="number">{number(item.attempts)}</td>
                  <td>
                    {instant(item.sent_at ?? item.created_at)}
                    {item.next_at && item.status === 'waiting' && (
                      <small>{t('mail.next', { at: instant(item.next_at) })}</small>
                    )}
                  </td>
                  <td className="mail-acts">
                    {data.may &&
                      (item.status === 'failed' || item.status === 'held' || item.status === 'waiting') && (
                        <Button size="small" onClick={() => act(item.id, 'retry')}>
                          {t('mail.retry')}
                        </Button>
                      )}
                    {data.may && item.status === 'waiting' && (
                      <Button size="small" onClick={() => act(item.id, 'hold')}>
                        {t('mail.hold')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  );
}
