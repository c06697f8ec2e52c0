import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '@/api/session';
import { useLabel } from '@/i18n';
import { DataGrid, type Column } from '@/shared/grid/DataGrid';
import { absent, instant } from '@/shared/lib/format';
import { ActionName } from '@/shared/record/ActionName';
import { usePageTitle } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Mark } from '@/shared/ui/Mark';
import { AuditFilters } from './AuditFilters';
import { ChainStatus } from './ChainStatus';
import { EntryPanel } from './EntryPanel';
import { auditQuery, type AuditEntry } from './queries';
import './audit.css';

const filterNames = ['entity', 'record', 'person', 'from', 'to', 'action'] as const;
const rowHeights = { compact: 34, comfortable: 44 };

/** Who did what, when and from where; the chain of hashes proves that nothing was taken out. */
export function Component() {
  const { t } = useTranslation();
  const density = useUi((state) => state.density);
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const query = useMemo(
    () => Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? undefined])),
    [params],
  );
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(auditQuery(query));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = useAuditColumns();
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  usePageTitle(t('nav.audit'), false);

  return (
    <div className="page" data-fill>
      <header className="page-head">
        <h1>{t('nav.audit')}</h1>
        <div className="grow" />
        <ChainStatus />
      </header>
      <AuditFilters params={params} onChange={(next) => setParams(next, { replace: true })} />
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="audit" data-open={shown ? '' : undefined}>
          <DataGrid
            label={t('nav.audit')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowHeight={rowHeights[density]}
            onOpen={setShown}
            onEnd={more}
            loading={isPending || isFetchingNextPage}
            empty={
              <Empty
                icon={<ScrollText size={22} strokeWidth={1.5} />}
                title={t('audit.none')}
                text={t('audit.noneHelp')}
              />
            }
          />
          {shown && <EntryPanel entry={shown} onClose={() => setShown(null)} />}
        </div>
      )}
    </div>
  );
}

function useAuditColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation();
  const label = useLabel();
  const meta = useMeta();
  const entityLabel = (name: string | null | undefined) =>
    name
      ? label(meta.entities.find((each) => each.name === name)?.label) ||
        t(`auditEntity.${name}` as 'auditEntity.session', { defaultValue: name })
      : absent;
  return [
    {
      key: 'at',
      label: t('audit.at'),
      width: '158px',
      render: (row) => <time dateTime={row.at}>{instant(row.at, true)}</time>,
    },
    {
      key: 'person',
      label: t('audit.person'),
      width: 'minmax(120px, 0.7fr)',
      render: (row) => (
        <>
          <Mark name={row.person_title || '·'} round />
          <span className="cut">{row.person_title || t('record.system')}</span>
        </>
      ),
    },
    {
      key: 'action',
      label: t('audit.action'),
      width: 'minmax(100px, 0.5fr)',
      render: (row) => <ActionName action={row.action} />,
    },
    {
      key: 'entity',
      label: t('audit.entity'),
      width: 'minmax(90px, 0.5fr)',
      render: (row) => <span className="muted">{entityLabel(row.entity)}</span>,
    },
    {
      key: 'title',
      label: t('audit.record'),
      width: 'minmax(180px, 1.4fr)',
      render: (row) => <span className="cut">{row.title || row.record || absent}</span>,
    },
    {
      key: 'changes',
      label: t('audit.changes'),
      width: '84px',
      align: 'end',
      render: (row) => (row.changes.length ? row.changes.length : <span className="faint">{absent}</span>),
    },
    {
      key: 'reason',
      label: t('record.reason'),
      width: 'minmax(140px, 1fr)',
      render: (row) => <span className="cut muted">{row.reason || absent}</span>,
    },
    {
      key: 'address',
      label: t('audit.address'),
      width: '120px',
      render: (row) => <span className="muted cut">{row.address || absent}</span>,
    },
  ];
}
