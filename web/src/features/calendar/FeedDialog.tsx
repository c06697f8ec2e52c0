import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { feedsQuery, openFeed, revokeFeed } from './queries';

/** Addresses for calendar programs: made, copied once, revoked. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(feedsQuery);
  const [name, setName] = useState(t('calendar.feedDefault'));
  const [names, setNames] = useState(false);
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);

  const run = (work: () => Promise<unknown>) => {
    setBusy(true);
    work()
      .then(() => client.invalidateQueries({ queryKey: feedsQuery.queryKey }))
      .catch((error: unknown) => toastFailed(t('calendar.feedFailed'), error))
      .finally(() => setBusy(false));
  };

  const make = () =>
    run(async () => {
      const made = await openFeed(name.trim(), names);
      setAddress(new URL(made.path, location.origin).href);
    });

  return (
    <Dialog
      title={t('calendar.feedTitle')}
      onClose={onClose}
      onSubmit={make}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!name.trim() || !data?.may_open}>
            {t('calendar.feedMake')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('calendar.feedHelp')}</p>
      {data && !data.may_open && <Notice tone="yellow">{t('calendar.feedNotAllowed')}</Notice>}
      {address && (
        <Notice tone="green">
          {t('calendar.feedOnce')}
          <span className="cal-address">
            <code translate="no">{address}</code>
            <Button
              size="small"
              onClick={() =>
                void navigator.clipboard.writeText(address).then(() => toastDone(t('calendar.feedCopied')))
              }
            >
              {t('calendar.feedCopy')}
            </Button>
          </span>
        </Notice>
      )}
      <Field label={t('calendar.feedName')}>
        {(control) => (
          <input
            {...control}
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {data?.may_name && (
        <label className="cal-check">
          <input type="checkbox" checked={names} onChange={() => setNames(!names)} />{' '}
          {t('calendar.feedNames')}
        </label>
      )}
      {data?.items.length === 0 && <Empty small title={t('calendar.feedNone')} />}
      <ul className="cal-feeds">
        {data?.items.map((feed) => (
          <li key={feed.id}>
            <b translate="no">{feed.name}</b>
            <span className="faint">
              {t(feed.show_names ? 'calendar.feedNamed' : 'calendar.feedCoded')} ·{' '}
              {feed.revoked_on
                ? t('calendar.feedRevoked', { date: feed.revoked_on })
                : t('calendar.feedLive', { date: feed.made_on })}
            </span>
            {!feed.revoked_on && (
              <Button size="small" onClick={() => run(() => revokeFeed(feed.id))}>
                {t('calendar.feedRevoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
