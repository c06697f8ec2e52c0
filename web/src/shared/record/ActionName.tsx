import { useTranslation } from 'react-i18next';

/** What was done to a record, in the reader's words; an action without words shows its name. */
export function ActionName({ action }: { action: string }) {
  const { t } = useTranslation();
  return <span>{t(`auditAction.${action}` as 'auditAction.create', { defaultValue: action })}</span>;
}
