import { useTranslation } from 'react-i18next';
import { addWords } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import manage from '@/i18n/zh/manage';
import { useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { DropZone } from './DropZone';
import './imports.css';

addWords(customer360);
addWords(manage);

/** Files in: drop one, or go back to one that came in before. */
export function Component() {
  const { t } = useTranslation();
  const entity = useEntity('import_batch');
  usePageTitle(t('nav.imports'), false);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;
  return (
    <div className="imports">
      <header className="page-head">
        <h1>{t('nav.imports')}</h1>
      </header>
      <DropZone />
      <h2 className="imports-sub">{t('imports.batches')}</h2>
      <RecordList embedded entity={entity} />
    </div>
  );
}
