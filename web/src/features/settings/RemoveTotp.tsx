import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { PasswordDialog } from '@/shared/account/PasswordDialog';
import { removeTotp } from './queries';

export function RemoveTotp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (password: string) => {
    await removeTotp(password);
    await client.invalidateQueries({ queryKey: keys.me });
  };
  return (
    <PasswordDialog
      title={t('settings.totpRemove')}
      help={t('settings.totpRemoveHelp')}
      label={t('settings.oldPassword')}
      done={t('settings.totpRemoved')}
      autoComplete="current-password"
      send={send}
      onClose={onClose}
    />
  );
}
