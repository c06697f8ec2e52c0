import { useTranslation } from 'react-i18next';

/** The keys of a list, said where they work. */
export function ListHints({ edit }: { edit: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="hints" aria-hidden>
      <kbd>J</kbd>
      <kbd>K</kbd> {t('key.move')}
      <kbd>X</kbd> {t('key.select')}
      {edit && (
        <>
          <kbd>E</kbd> {t('key.edit')}
        </>
      )}
      <kbd>↵</kbd> {t('key.open')}
    </span>
  );
}
