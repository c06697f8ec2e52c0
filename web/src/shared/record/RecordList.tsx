import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Inbox, Plus, Rows3, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { listRecords, recordsQuery } from '@/api/records';
import { useAccess } from '@/api/session';
import type { EntityMeta, Page, RecordRow } from '@/api/types';
import { useLabel, useLanguage } from '@/i18n';
import { DataGrid } from '../grid/DataGrid';
import { pressSort } from '../grid/sort';
import { amountUnitName, number } from '../lib/format';
import { toastFailed } from '../state/toasts';
import { useUi } from '../state/ui-store';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { Segments } from '../ui/Segments';
import { BulkBar } from './BulkBar';
import { CellEditor } from './CellEditor';
import { ColumnMenu } from './ColumnMenu';
import { columnsOf } from './columns';
import { fieldOf, recordPath, titleOf } from './entity';
import { ExportButton } from './ExportButton';
import { FilterBar } from './FilterBar';
import { ListHints } from './ListHints';
import { useColumns } from './use-columns';
import { useListAddress } from './use-list-address';
import { useSave } from './use-save';
import { ViewTabs } from './ViewTabs';
import type { ListView } from './views';
import './record.css';

interface Props {
  entity: EntityMeta;
  title?: string;
  /** Views everybody has; the first is what the page opens with. */
  views?: ListView[];
  /** The fields shown unless the person chose others; those the entity lists when absent. */
  columns?: string[];
  /** Narrows the list for good: the people of one branch, the tasks of one customer. */
  fixed?: Record<string, string>;
  /** Fields of a new record when it is made from this list. */
  initial?: Record<string, unknown>;
  actions?: ReactNode;
  bulkActions?: (rows: RecordRow[], clear: () => void) => ReactNode;
  onKey?: (key: string, row: RecordRow) => boolean;
  /** Inside another page: no title row, no views. */
  embedded?: boolean;
}

const noSelection: ReadonlySet<string> = new Set();
const selectAllMost = 5000;
const selectAllPage = 500;
const rowHeights = { compact: 34, comfortable: 44 };

/** The list of any entity: views, filters, sort, columns, cells to edit, bulk changes and export. */
export function RecordList(props: Props) {
  const { entity, views, fixed, initial, embedded } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const go = useNavigate();
  const access = useAccess(entity.name);
  const past = useAsOf((state) => state.instant) !== null;
  const density = useUi((state) => state.density);
  const amountUnit = useUi((state) => state.amountUnit);
  const { setDensity, setAmountUnit, openForm } = useUi.getState();
  const address = useListAddress(entity);
  const {
    fields: chosen,
    choose,
    widths,
    setWidths,
    resize,
  } = useColumns(entity, address.view, props.columns);
  // what is the same in every row needs no column
  const fields = useMemo(() => {
    // within the page of what they belong to, all rows say the same there
    const same = { ...fixed, ...(embedded ? initial : undefined) };
    return chosen.filter((field) => !(field.name in same));
  }, [chosen, fixed, embedded, initial]);
  const save = useSave(entity.name);
  const [selection, setSelection] = useState(noSelection);
  const [extra, setExtra] = useState<RecordRow[]>([]);

  const query = useMemo(() => ({ ...address.query, ...fixed }), [address.query, fixed]);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      ...recordsQuery(entity.name, query),
      placeholderData: (old) => old,
    });

  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const count = data?.pages[0]?.count;
  const columns = useMemo(
    () =>
      columnsOf(entity, fields, {
        label: (field) => label(field.label),
        choice: (choice) => label(choice.label),
        amountUnit: amountUnitName(amountUnit, language),
      }).map((column) => (widths[column.key] ? { ...column, width: `${widths[column.key]}px` } : column)),
    // `label` changes with the language only
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [entity, fields, widths, amountUnit, language],
  );

  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const standard: ListView[] = views ?? [{ id: 'all', name: t('list.all'), filters: [], sort: '' }];
  const selected = useMemo(
    () =>
      [...new Map([...extra, ...rows].map((row) => [row.id, row])).values()].filter((row) =>
        selection.has(row.id),
      ),
    [extra, rows, selection],
  );
  const clear = useCallback(() => setSelection(noSelection), []);

  const selectAll = async () => {
    try {
      const all: RecordRow[] = [];
      let after: string | null | undefined = '';
      do {
        const page: Page<RecordRow> = await listRecords(entity.name, {
          ...query,
          limit: selectAllPage,
          after,
        });
        all.push(...page.items);
        after = page.next;
      } while (after && all.length < selectAllMost);
      setExtra(all);
      setSelection(new Set(all.map((row) => row.id)));
    } catch (failure) {
      toastFailed(t('list.notSelected'), failure);
    }
  };

  const canWrite = !past && access.update && !entity.derived && !entity.append_only;
  const canEdit = (row: RecordRow, column: string) => {
    const field = fieldOf(entity, column);
    const fixedField = !field || field.read_only || field.type === 'json' || column in row === false;
    return canWrite && !fixedField && !(field.sensitive && access.masked.includes(column));
  };

  const takeKey = (key: string, row: RecordRow) => {
    if (props.onKey?.(key, row)) return true;
    if (key !== 'e' || !canWrite) return false;
    openForm({ entity: entity.name, id: row.id });
    return true;
  };

  const filtered = address.filters.length > 0 || address.text !== '';
  const hasMoney = fields.some((field) => field.type === 'money');
  const name = label(entity.label);

  return (
    <div className="page" data-fill>
      {!embedded && (
        <div className="page-head">
          <h1>{props.title ?? name}</h1>
          {count && (
            <span className="page-count">
              {t('list.count', { number: (count.exact ? '' : '≈ ') + number(count.value) })}
            </span>
          )}
          <div className="grow" />
          {props.actions}
          <ExportButton entity={entity} query={query} columns={fields.map((field) => field.name)} />
          {access.create && !entity.derived && (
            <Button
              kind="primary"
              disabled={past}
              icon={<Plus size={14} />}
              data-shortcut="n"
              onClick={() => openForm({ entity: entity.name, initial })}
            >
              {t('record.create', { name })}
            </Button>
          )}
        </div>
      )}
      {!embedded && (
        <ViewTabs
          entity={entity}
          address={address}
          standard={standard}
          columns={fields.map((field) => field.name)}
          widths={widths}
          onColumns={(view) => {
            choose(view.columns);
            if (view.widths) setWidths(view.widths, view.id);
          }}
        />
      )}
      <FilterBar
        entity={entity}
        text={address.text}
        onText={address.setText}
        filters={address.filters}
        titles={address.titles}
        onFilters={address.setFilters}
      >
        <ListHints edit={canWrite} />
        {hasMoney && (
          <Segments
            label={t('list.unit')}
            value={amountUnit}
            onChange={setAmountUnit}
            options={[
              { value: 'small', label: amountUnitName('small', language) },
              { value: 'large', label: amountUnitName('large', language) },
            ]}
          />
        )}
        <ColumnMenu entity={entity} shown={fields.map((field) => field.name)} onChange={choose} />
        <Button
          kind="ghost"
          size="small"
          aria-label={t('settings.density')}
          title={t('settings.density')}
          aria-pressed={density === 'comfortable'}
          icon={<Rows3 size={15} />}
          onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
        />
      </FilterBar>
      {error && rows.length === 0 ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <DataGrid
          label={name}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => titleOf(entity, row)}
          total={count?.exact ? count.value : undefined}
          rowHeight={rowHeights[density]}
          sort={address.sort}
          onSort={(field, add) => address.setSort(pressSort(address.sort, field, add))}
          onResize={resize}
          onOpen={(row) => void go(recordPath(entity.name, row.id))}
          onEnd={more}
          loading={isPending || isFetchingNextPage}
          selection={selection}
          onSelection={setSelection}
          edit={{
            canEdit,
            editor: (row, column, done) => {
              const field = fieldOf(entity, column);
              return field && <CellEditor field={field} row={row} save={save} done={done} />;
            },
          }}
          onKey={takeKey}
          empty={
            filtered ? (
              <Empty
                icon={<SearchX size={22} strokeWidth={1.5} />}
                title={t('list.nothingMatches', { name })}
                text={t('list.nothingMatchesHelp')}
                action={
                  <Button onClick={() => address.setView('all', [], '')}>{t('list.clearFilters')}</Button>
                }
              />
            ) : (
              <Empty
                icon={<Inbox size={22} strokeWidth={1.5} />}
                title={t('list.empty', { name })}
                text={label(entity.help) || t('list.emptyHelp')}
                action={
                  access.create &&
                  !entity.derived &&
                  !past && (
                    <Button onClick={() => openForm({ entity: entity.name, initial })}>
                      {t('record.create', { name })}
                    </Button>
                  )
                }
              />
            )
          }
        />
      )}
      {selected.length > 0 && (
        <BulkBar entity={entity} rows={selected} onClear={clear}>
          {props.bulkActions?.(selected, clear)}
          {count && count.value > selected.length && selected.length >= rows.length && (
            <Button kind="ghost" onClick={() => void selectAll()}>
              {t('list.selectAll', { number: number(count.value) })}
            </Button>
          )}
        </BulkBar>
      )}
    </div>
  );
}
