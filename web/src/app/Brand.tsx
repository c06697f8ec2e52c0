import { useTranslation } from 'react-i18next';

export function Brand({ large }: { large?: boolean }) {
  const { t } = useTranslation();
  const size = large ? 34 : 24;
  return (
    <span className="brand" data-large={large ? '' : undefined}>
      <img src="/favicon.svg" width={size} height={size} alt="" />
      <b>{t('app.name')}</b>
    </span>
  );
}
