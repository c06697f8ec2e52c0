import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, instant } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { InviteDialog } from './InviteDialog';
import { usePortalAct, type CustomerPortal, type PortalUser } from './queries';

const tones: Record<string, Tone> = { active: 'green', invited: 'blue', blocked: 'neutral' };

interface RowProps {
  customer: string;
  user: PortalUser;
  may: boolean;
  onInvite: () => void;
}

function Row({ customer, user, may, onInvite }: RowProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const block = usePortalAct(customer, '/block');
  const status = user.status as 'invited' | 'active' | 'blocked';
  return (
    <tr>
      <td>
        <b translate="no">{user.name}</b>
        <br />
        <span className="faint" translate="no">
          {[label(user.role_label), user.position].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td translate="no">{user.login ?? absent}</td>
      <td>
        <Pill tone={tones[status]}>{t(`portal.states.${status}`)}</Pill>
        {user.link_valid && <div className="faint">{t('portal.linkValid')}</div>}
      </td>
      <td>{user.seen_at ? <time>{instant(user.seen_at)}</time> : t('portal.never')}</td>
      <td className="portal-actions">
        {may && (
          <>
            <Button size="small" onClick={onInvite}>
              {t('portal.again')}
            </Button>
            <Button
              size="small"
              busy={block.isPending}
              onClick={() => block.mutate({ user: user.id, blocked: status !== 'blocked' })}
            >
              {t(status === 'blocked' ? 'portal.unblock' : 'portal.block')}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

export function Users({ customer, data }: { customer: string; data: CustomerPortal }) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState<PortalUser | 'new'>();
  const may = data.may.invite;
  const invite = may && (
    <Button size="small" onClick={() => setInviting('new')}>
      {t('portal.invite')}
    </Button>
  );
  return (
    <Panel title={t('portal.users')} extra={invite} flush>
      {data.users.length === 0 ? (
        <p className="faint portal-none">{t('portal.none')}</p>
      ) : (
        <div className="portal-scroll" tabIndex={0} role="region" aria-label={t('portal.users')}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('portal.name')}</th>
                <th>{t('portal.login')}</th>
                <th>{t('portal.status')}</th>
                <th>{t('portal.seen')}</th>
                <th>
                  <span className="reader-only">{t('portal.block')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.users.map((user) => (
                <Row
                  key={user.id}
                  customer={customer}
                  user={user}
                  may={may}
                  onInvite={() => setInviting(user)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {inviting && (
        <InviteDialog
          customer={customer}
          roles={data.roles}
          user={inviting === 'new' ? undefined : inviting}
          onClose={() => setInviting(undefined)}
        />
      )}
    </Panel>
  );
}
