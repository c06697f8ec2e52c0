import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess } from '@/api/session';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import type { SheetUnit } from './amounts';
import { DuPontTree } from './DuPontTree';
import { Journal } from './Journal';
import { PasteDialog } from './PasteDialog';
import { sheetQuery } from './queries';
import { Ratios } from './Ratios';
import { StatementSheet } from './StatementSheet';
import './statements.css';

const parts = ['sheet', 'ratios', 'dupont', 'journal'] as const;
type Part = (typeof parts)[number];

/** The financial statements: entry, ratios beside the industry, DuPont, the journal of adjustments. */
export default function StatementsTab({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const scope = params.get('scope') ?? '';
  const { data, error, refetch, isPending } = useQuery({
    ...sheetQuery(customer, scope),
    placeholderData: keepPreviousData,
  });
  const access = useAccess('statement');
  const past = useAsOf((state) => state.instant) !== null;
  const choice = useChoiceLabel('statement');
  const [unit, setUnit] = useState<SheetUnit>(
    () => (localStorage.getItem('sheet-unit') as SheetUnit | null) ?? 'ten_thousand',
  );
  const [pasting, setPasting] = useState<string | null>(null);
  const part = parts.find((each) => each === params.get('part')) ?? 'sheet';

  const go = (changes: Record<string, string>) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );

  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;

  const canWrite = access.update && !past;
  const addPeriod = () =>
    useUi.getState().openForm({
      entity: 'statement',
      initial: { customer, scope: data.scope ?? 'consolidated', period_months: 12, unit: 'ten_thousand' },
      onSaved: () => void refetch(),
    });

  const bar = (
    <div className="sheet-bar">
      <Segments<Part>
        label={t('statements.part')}
        value={part}
        onChange={(next) => go({ part: next === 'sheet' ? '' : next })}
        options={parts.map((value) => ({ value, label: t(`statements.${value}`) }))}
      />
      {data.scopes.length > 1 && (
        <Segments
          label={t('statements.scope')}
          value={data.scope ?? ''}
          onChange={(next) => go({ scope: next })}
          options={data.scopes.map((value) => ({ value, label: choice('scope', value) }))}
        />
      )}
      <Segments<SheetUnit>
        label={t('list.unit')}
        value={unit}
        onChange={(next) => {
          localStorage.setItem('sheet-unit', next);
          setUnit(next);
        }}
        options={[
          { value: 'ten_thousand', label: t('statements.tenThousand') },
          { value: 'yuan', label: t('statements.yuan') },
        ]}
      />
      {canWrite && (
        <>
          <span className="grow" />
          <Button size="small" onClick={() => setPasting('')}>
            {t('statements.paste')}
          </Button>
          <Button size="small" icon={<FilePlus2 size={13} />} onClick={addPeriod}>
            {t('statements.addPeriod')}
          </Button>
        </>
      )}
    </div>
  );

  return (
    <div className="statements">
      {bar}
      {data.periods.length === 0 ? (
        <Empty
          title={t('statements.none')}
          text={t('statements.noneHelp')}
          action={canWrite && <Button onClick={() => setPasting('')}>{t('statements.paste')}</Button>}
        />
      ) : part === 'ratios' ? (
        <Ratios sheet={data} unit={unit} onCell={(item) => go({ part: '', item })} />
      ) : part === 'dupont' ? (
        <DuPontTree sheet={data} unit={unit} onCell={(item) => go({ part: '', item })} />
      ) : part === 'journal' ? (
        <Journal sheet={data} unit={unit} writable={!past} />
      ) : (
        <StatementSheet
          key={`${data.customer.id}/${data.scope}`}
          sheet={data}
          unit={unit}
          writable={canWrite}
          focusItem={params.get('item')}
          onWholeStatement={setPasting}
        />
      )}
      {pasting !== null && (
        <PasteDialog
          customer={customer}
          sheet={data}
          text={pasting}
          onClose={() => setPasting(null)}
          onDone={() => void refetch()}
        />
      )}
    </div>
  );
}
