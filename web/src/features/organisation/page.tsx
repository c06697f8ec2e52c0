import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { PencilLine, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { useAccess, useMe } from '@/api/session';
import type { Page, RecordRow } from '@/api/types';
import { fieldOf, recordPath, useEntity } from '@/shared/record/entity';
import { FieldValue } from '@/shared/record/FieldValue';
import { RecordList } from '@/shared/record/RecordList';
import { usePageTitle } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { BranchTree } from './BranchTree';
import { treeOf } from './tree';
import './organisation.css';

const pageLimit = 500;
const mostBranches = 20_000;

/** Every branch; there are few enough to hold the whole tree. */
async function allBranches(signal: AbortSignal): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  let after = '';
  do {
    const query = { limit: pageLimit, after, count: 'none', sort: 'code' };
    const page: Page<RecordRow> = await listRecords('branch', query, signal);
    rows.push(...page.items);
    after = page.next ?? '';
  } while (after && rows.length < mostBranches);
  return rows;
}

/** The organisation tree at the left, the people of the chosen branch at the right. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const people = useEntity('person');
  const branches = useQuery({
    queryKey: keys.records('branch', { tree: true }),
    queryFn: ({ signal }) => allBranches(signal),
  });
  const roots = useMemo(() => treeOf(branches.data ?? []), [branches.data]);
  usePageTitle(t('nav.organisation'), false);
  if (branches.isPending) return <PageSkeleton />;
  if (branches.error) {
    return <Failed error={branches.error} onRetry={() => void branches.refetch()} />;
  }
  const wanted = params.get('at') ?? me.branch;
  const current = branches.data.find((row) => row.id === wanted) ?? branches.data[0];
  return (
    <div className="organisation">
      <aside className="organisation-tree">
        <BranchTree
          roots={roots}
          current={current?.id ?? ''}
          onSelect={(id) => setParams({ at: id }, { replace: true })}
        />
      </aside>
      {current && people && (
        <div className="organisation-main">
          <BranchHead row={current} />
          <RecordList
            key={current.id}
            embedded
            entity={people}
            fixed={{ branch: current.id }}
            initial={{ branch: current.id, branch_title: current.name }}
          />
        </div>
      )}
    </div>
  );
}

function BranchHead({ row }: { row: RecordRow }) {
  const { t } = useTranslation();
  const branch = useEntity('branch');
  const kind = branch && fieldOf(branch, 'kind');
  const canEdit = useAccess('branch').update;
  const canAdd = useAccess('person').create;
  const canAddBranch = useAccess('branch').create;
  const past = useAsOf((state) => state.instant) !== null;
  const { openForm } = useUi.getState();
  return (
    <header className="page-head organisation-head">
      <div>
        <h1 translate="no">
          <Link to={recordPath('branch', row.id)}>{String(row.name)}</Link>
        </h1>
        <p className="page-lead">
          {kind && <FieldValue field={kind} row={row} />} · {String(row.code ?? '')}
          {row.parent_title ? ` · ${String(row.parent_title)}` : ''}
        </p>
      </div>
      <div className="grow" />
      {canEdit && (
        <Button
          disabled={past}
          icon={<PencilLine size={14} />}
          onClick={() => openForm({ entity: 'branch', id: row.id })}
        >
          {t('record.edit')}
        </Button>
      )}
      {canAddBranch && (
        <Button
          disabled={past}
          icon={<Plus size={14} />}
          onClick={() => openForm({ entity: 'branch', initial: { parent: row.id, parent_title: row.name } })}
        >
          {t('organisation.addBranch')}
        </Button>
      )}
      {canAdd && (
        <Button
          kind="primary"
          disabled={past}
          icon={<Plus size={14} />}
          onClick={() => openForm({ entity: 'person', initial: { branch: row.id, branch_title: row.name } })}
        >
          {t('organisation.addPerson')}
        </Button>
      )}
    </header>
  );
}
