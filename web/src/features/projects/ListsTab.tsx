import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { useMe, useMeta } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Segments } from '@/shared/ui/Segments';
import '@/shared/record/record.css';

/** The lists of one project's records, one at a time; which one stands in the address. */
export default function ListsTab({
  row,
  tab,
  entities,
}: {
  row: RecordRow;
  tab: string;
  entities: string[];
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const readable = entities.filter((name) => me.entities[name]?.read);
  const current = readable.find((name) => name === params.get('of')) ?? readable[0] ?? '';
  const entity = useEntity(current);
  const fixed = useMemo(() => ({ project: row.id }), [row.id]);
  const { entities: known } = useMeta();
  if (!entity) return null;
  const initial = {
    customer: row.customer,
    customer_title: row.customer_title,
    project: row.id,
    project_title: row.name,
  };
  return (
    <div className="record-lists">
      <div className="record-lists-bar">
        <Segments
          label={t('pj.lists')}
          value={current}
          onChange={(next) => setParams({ tab, of: next }, { replace: true })}
          options={readable.map((each) => ({
            value: each,
            label: label(known.find((meta) => meta.name === each)?.label) || each,
          }))}
        />
        <span className="grow" />
        {me.entities[current]?.create && !entity.derived && (
          <Button
            size="small"
            data-shortcut="n"
            onClick={() => useUi.getState().openForm({ entity: current, initial })}
          >
            {t('record.create', { name: label(entity.label) })}
          </Button>
        )}
      </div>
      <RecordList key={current} embedded entity={entity} fixed={fixed} initial={initial} />
    </div>
  );
}
