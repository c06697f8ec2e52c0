import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Dot } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { hooksQuery, mailPost, type Hook } from './mail-queries';

const events = ['request_received', 'request_closed', 'survey_answered'] as const;

/** Partners' systems: told of events, or handing messages in. */
export function Hooks({ onLog }: { onLog: (id: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(hooksQuery);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const act = <Reply,>(path: string, body?: object) =>
    mailPost<Reply>(path, body)
      .catch((cause: unknown) => {
        toastFailed(t('mail.failed'), cause);
        return null;
      })
      .finally(() => void client.invalidateQueries({ queryKey: ['records'] }));
  const makeSecret = (hook: Hook) =>
    void act<{ secret: string }>(`webhook_subscription/${hook.id}/secret`).then(
      (made) => made && setSecret(made.secret),
    );
  const test = (hook: Hook) =>
    void act(`webhook_subscription/${hook.id}/test`).then((made) => {
      if (made) onLog(hook.id);
    });
  return (
    <>
      {data.may && (
        <div className="mail-bar">
          <Button kind="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
            {t('mail.add')}
          </Button>
          <span className="mail-note">{t('mail.addHelp')}</span>
        </div>
      )}
      {data.items.length === 0 ? (
        <Empty icon={<Webhook />} title={t('mail.noneHooks')} text={t('mail.noneHooksHelp')} />
      ) : (
        <TableBox label={t('mail.hooks')}>
          <table className="table mail-table">
            <thead>
              <tr>
                <th>{t('mail.partner')}</th>
                <th>{t('mail.events')}</th>
                <th>{t('mail.secret')}</th>
                <th className="number">{t('mail.deliveries')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.items.map((hook) => (
                <tr key={hook.id}>
                  <th scope="row">
                    <span translate="no">{hook.partner}</span>
                    <small translate="no">
                      {hook.direction === 'in' ? `/api/v1/hook/${hook.code}` : hook.url}
                    </small>
                  </th>
                  <td>
                    <Dot tone={hook.status === 'active' ? 'green' : 'yellow'}>{t(`mail.${hook.status}`)}</Dot>
                    <small>
                      {hook.direction === 'in'
                        ? t('mail.takesIn')
                        : events
                            .filter((key) => hook[key])
                            .map((key) => t(`mail.eventOf.${key}`))
                            .join(' · ')}
                    </small>
                  </td>
                  <td>{hook.secret_at ? instant(hook.secret_at) : t('mail.noSecret')}</td>
                  <td className="number">
                    {number(hook.sent)} / {number(hook.failed)}
                  </td>
                  <td className="mail-acts">
                    {data.may && (
                      <Button size="small" onClick={() => makeSecret(hook)}>
                        {t('mail.makeSecret')}
                      </Button>
                    )}
                    {data.may && hook.direction === 'out' && hook.secret_at && (
                      <Button size="small" onClick={() => test(hook)}>
                        {t('mail.test')}
                      </Button>
                    )}
                    <Button size="small" onClick={() => onLog(hook.id)}>
                      {t('mail.log')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {adding && (
        <AddDialog
          onClose={() => setAdding(false)}
          onSave={(body) =>
            void act('webhook_subscription', body).then((made) => {
              if (!made) return;
              setAdding(false);
              toastDone(t('mail.waits'));
            })
          }
        />
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

function AddDialog({ onClose, onSave }: { onClose: () => void; onSave: (body: object) => void }) {
  const { t } = useTranslation();
  const [direction, setDirection] = useState<'out' | 'in'>('out');
  const [values, setValues] = useState({ partner: '', code: '', url: '' });
  const fields = [
    { key: 'partner', label: t('mail.name') },
    { key: 'code', label: t('mail.code'), help: t('mail.codeHelp') },
    { key: 'url', label: t('mail.url'), help: t('mail.urlHelp') },
  ] as const;
  return (
    <Dialog
      title={t('mail.add')}
      onClose={onClose}
      onSubmit={() => onSave({ ...values, url: values.url || null, direction })}
      foot={
        <>
          <Button onClick={onClose}>{t('mail.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('mail.save')}
          </Button>
        </>
      }
    >
      <Segments
        label={t('mail.direction')}
        value={direction}
        onChange={setDirection}
        options={[
          { value: 'out', label: t('mail.out') },
          { value: 'in', label: t('mail.in') },
        ]}
      />
      {fields.map((field) => (
        <Field key={field.key} label={field.label} help={'help' in field ? field.help : undefined}>
          {(control) => (
            <input
              {...control}
              required={field.key !== 'url' || direction === 'out'}
              value={values[field.key]}
              onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </Dialog>
  );
}
