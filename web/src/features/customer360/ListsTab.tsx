import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe, useMeta } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import { useUi } from '@/shared/state/ui-store';
import { useAsOf } from '@/api/as-of';
import { Button } from '@/shared/ui/Button';
import { Segments } from '@/shared/ui/Segments';
import { UploadBox } from './files/UploadBox';
import '@/shared/record/record.css';

interface Props {
  customer: RecordRow;
}

export const LedgerTab = (props: Props) => (
  <Lists {...props} entities={['loan', 'account', 'transaction', 'product_holding', 'credit_record']} />
);

export const WorkTab = (props: Props) => (
  <Lists {...props} entities={['task', 'visit', 'service_request', 'survey']} />
);

export const ContactsTab = (props: Props) => <Lists {...props} entities={['contact']} />;

export const FilesTab = (props: Props) => <Lists {...props} entities={['note', 'attachment']} />;

/** The lists of one customer's records, one at a time; which one stands in the address. */
function Lists({ customer, entities }: Props & { entities: string[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const past = useAsOf((state) => state.instant) !== null;
  const readable = entities.filter((name) => me.entities[name]?.read);
  const current = readable.find((name) => name === params.get('of')) ?? readable[0] ?? '';
  const entity = useEntity(current);
  const fixed = useMemo(() => ({ customer: customer.id }), [customer.id]);
  const { entities: known } = useMeta();
  const words = (each: string) => label(known.find((meta) => meta.name === each)?.label) || each;
  if (!entity) return null;
  const may = me.entities[current]?.create && !entity.derived;
  const create = may && current !== 'attachment';
  const name = label(entity.label);
  const initial = { customer: customer.id, customer_title: customer.name };
  return (
    <div className="record-lists">
      <div className="record-lists-bar">
        {readable.length > 1 && (
          <Segments
            label={t('c360.lists')}
            value={current}
            onChange={(next) => {
              const kept = new URLSearchParams({ tab: params.get('tab') ?? '', of: next });
              setParams(kept, { replace: true });
            }}
            options={readable.map((each) => ({ value: each, label: words(each) }))}
          />
        )}
        <span className="grow" />
        {create && (
          <Button
            size="small"
            disabled={past}
            data-shortcut="n"
            onClick={() => useUi.getState().openForm({ entity: current, initial })}
          >
            {t('record.create', { name })}
          </Button>
        )}
      </div>
      {may && current === 'attachment' && <UploadBox customer={customer.id} disabled={past} />}
      <RecordList key={current} embedded entity={entity} fixed={fixed} initial={initial} />
    </div>
  );
}
