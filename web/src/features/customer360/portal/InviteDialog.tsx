import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { instant } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { usePortalAct, type CustomerPortal, type Invited, type PortalUser } from './queries';

interface Props {
  customer: string;
  roles: CustomerPortal['roles'];
  /** Somebody who is already there and gets a new link. */
  user?: PortalUser;
  onClose: () => void;
}

/** Makes a link for one use. It is shown once: the bank keeps only its fingerprint. */
export function InviteDialog({ customer, roles, user, onClose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const invite = usePortalAct<Invited>(customer, '/invite');
  const [form, setForm] = useState({ name: '', role: 'client_owner', position: '', email: '' });
  const [copied, setCopied] = useState(false);
  const link = invite.data && location.origin + invite.data.link;
  const submit = () =>
    invite.mutate(
      user
        ? { user: user.id }
        : { ...form, position: form.position || undefined, email: form.email || undefined },
    );
  const text = (key: 'name' | 'position' | 'email') => (
    <Field label={t(`portal.${key}`)}>
      {(control) => (
        <input
          {...control}
          value={form[key]}
          onChange={(event) => setForm({ ...form, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={user ? `${t('portal.again')} · ${user.name}` : t('portal.inviteTitle')}
      onClose={onClose}
      onSubmit={link ? onClose : submit}
      foot={
        !link && (
          <Button kind="primary" type="submit" busy={invite.isPending} disabled={!user && !form.name.trim()}>
            {t('portal.make')}
          </Button>
        )
      }
    >
      {!user && !link && (
        <>
          {text('name')}
          {text('position')}
          {text('email')}
          <Field label={t('portal.role')}>
            {(control) => (
              <select
                {...control}
                value={form.role}
                onChange={(event) => setForm({ ...form, role: event.target.value })}
              >
                {roles.map((role) => (
                  <option key={role.name} value={role.name}>
                    {label(role.label)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      {invite.error && <Notice tone="red">{invite.error.message}</Notice>}
      {link && invite.data && (
        <>
          <p>{t('portal.link', { until: instant(invite.data.until) })}</p>
          <code className="portal-link" translate="no">
            {link}
          </code>
          <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
            {t(copied ? 'portal.copied' : 'portal.copy')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
