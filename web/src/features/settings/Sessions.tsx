import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { instant } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Bone } from '@/shared/ui/Skeleton';
import { endSession, sessionsQuery, type SessionRow } from './queries';

/** Where one is signed in, and the button that ends it. */
export function Sessions() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(sessionsQuery);
  return (
    <Panel title={t('settings.sessions')} flush>
      {isPending && <Bone height={60} />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      <ul className="sessions">
        {data?.items.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </Panel>
  );
}

function Session({ session }: { session: SessionRow }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => toastDone(t('settings.sessionEnded')),
    onError: (error) => toastFailed(t('settings.sessionNotEnded'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
  const agent = session.agent ?? '';
  return (
    <li>
      <Monitor size={16} strokeWidth={1.75} aria-hidden />
      <div className="grow">
        <b>{browserName(agent) || t('settings.unknownDevice')}</b>{' '}
        {session.current && <Pill tone="green">{t('settings.thisSession')}</Pill>}
        <p className="muted">
          {session.address}
          {' · '}
          {t('settings.lastSeen')} <time>{instant(session.seen_at)}</time>
        </p>
      </div>
      {!session.current && (
        <Button size="small" busy={end.isPending} onClick={() => end.mutate()}>
          {t('settings.endSession')}
        </Button>
      )}
    </li>
  );
}

/** 'Chrome · Linux' out of a user agent line; enough to know one's own devices apart. */
export function browserName(agent: string): string {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari', 'curl'].find((name) => agent.includes(name));
  const system = ['Windows', 'Android', 'iPhone', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  return [browser?.replace('Edg', 'Edge'), system].filter(Boolean).join(' · ');
}
