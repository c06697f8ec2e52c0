import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { PasswordForm } from '@/shared/account/PasswordForm';
import { Notice } from '@/shared/ui/Notice';
import { Toasts } from '@/shared/ui/Toasts';
import { Brand } from './Brand';
import './shell.css';

/** A password set by somebody else is changed before anything else is shown. */
export function FirstPassword() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <main className="first-password">
      <Brand large />
      <Notice tone="yellow">{t('settings.mustChange')}</Notice>
      <PasswordForm onChanged={() => void client.invalidateQueries({ queryKey: keys.me })} />
      <Toasts />
    </main>
  );
}
