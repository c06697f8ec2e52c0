import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import manage from '@/i18n/zh/manage';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { policiesQuery, type PolicyItem } from './api';
import { DocumentView } from './DocumentView';
import { RolesMatrix } from './RolesMatrix';
import './policies.css';

addWords(customer360);
addWords(manage);

const rolesKey = 'roles';

/** The bank's policies: what is in force, drafts, their check and back-test, and who may do what. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  usePageTitle(t('nav.policies'), false);
  const { data, error, refetch } = useQuery(policiesQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const file = params.get('file') ?? data.items[0]?.file ?? '';
  const onRoles = params.get('show') === rolesKey;
  return (
    <div className="policies">
      <PolicyList
        items={data.items}
        file={onRoles ? '' : file}
        onRoles={onRoles}
        onFile={(next) => setParams({ file: next })}
        onShowRoles={() => setParams({ show: rolesKey })}
      />
      <main className="policy-main">
        {onRoles ? (
          <RolesMatrix />
        ) : (
          <DocumentView
            key={file}
            file={file}
            item={data.items.find((item) => item.file === file)}
            line={Number(params.get('line')) || null}
          />
        )}
      </main>
    </div>
  );
}

interface ListProps {
  items: PolicyItem[];
  file: string;
  onRoles: boolean;
  onFile: (file: string) => void;
  onShowRoles: () => void;
}

function PolicyList({ items, file, onRoles, onFile, onShowRoles }: ListProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const folders = new Map<string, PolicyItem[]>();
  for (const item of items) {
    const folder = item.file.split('/')[0] ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), item]);
  }
  return (
    <nav className="policy-list" aria-label={t('nav.policies')}>
      <h1>{t('nav.policies')}</h1>
      <button type="button" aria-current={onRoles} onClick={onShowRoles}>
        <b>{t('policies.roles')}</b>
      </button>
      {[...folders].map(([folder, members]) => (
        <section key={folder}>
          <h2>{folder}</h2>
          {members.map((item) => (
            <button
              key={item.file}
              type="button"
              aria-current={item.file === file}
              title={item.file}
              onClick={() => onFile(item.file)}
            >
              <b className="cut">{label(item.label) || item.name}</b>
              <small className="faint">v{item.version}</small>
              {item.drafts > 0 && <Pill tone="yellow">{t('policies.drafts', { count: item.drafts })}</Pill>}
            </button>
          ))}
        </section>
      ))}
    </nav>
  );
}
