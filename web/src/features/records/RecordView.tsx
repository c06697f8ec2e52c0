import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { EllipsisVertical, Eye, KeyRound, PencilLine, ScrollText, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { deleteRecord, recordQuery } from '@/api/records';
import { useAccess, useMe } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { instant } from '@/shared/lib/format';
import { listPath, titleOf, useEntity } from '@/shared/record/entity';
import { PasswordDialog } from '@/shared/account/PasswordDialog';
import { Facts } from '@/shared/record/Facts';
import { History } from '@/shared/record/History';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Menu } from '@/shared/ui/Menu';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { FilesPanel } from './FilesPanel';
import { NextSteps } from './NextSteps';
import '@/shared/record/record.css';

/** One record of any entity: what it says, its history, and what can be done with it. */
export function RecordView({ name, id }: { name: string; id: string }) {
  const { t } = useTranslation();
  const entity = useEntity(name);
  const { data: row, error, refetch } = useQuery(recordQuery(name, id));
  usePageTitle(entity && row ? titleOf(entity, row) : undefined);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!row) return <PageSkeleton />;
  return <Loaded entity={entity} row={row} />;
}

function Loaded({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'facts';
  const name = label(entity.label);
  return (
    <div className="page record">
      <header className="page-head">
        <div className="record-title">
          <h1 translate="no">{titleOf(entity, row)}</h1>
          <p className="page-lead">
            {name} · {t('record.version', { version: row.version })}
            {row.recorded_at && (
              <>
                {' · '}
                {t('record.recordedAt')} <time dateTime={row.recorded_at}>{instant(row.recorded_at)}</time>
              </>
            )}
          </p>
        </div>
        <div className="grow" />
        <NextSteps entity={entity} row={row} />
        <Actions entity={entity} row={row} />
      </header>
      <div className="record-tabs">
        <Tabs
          label={name}
          current={tab}
          onChange={(next) => setParams(next === 'facts' ? {} : { tab: next }, { replace: true })}
          tabs={[
            { key: 'facts', label: t('record.facts') },
            { key: 'history', label: t('record.history') },
          ]}
        />
      </div>
      <Panel>
        {tab === 'facts' ? <Facts entity={entity} row={row} /> : <History entity={entity} id={row.id} />}
      </Panel>
      {tab === 'facts' && <FilesPanel entity={entity} row={row} />}
    </div>
  );
}

function Actions({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const me = useMe();
  const access = useAccess(entity.name);
  const past = useAsOf((state) => state.instant) !== null;
  const { openForm, set } = useUi.getState();
  const title = titleOf(entity, row);
  const [resetting, setResetting] = useState(false);
  const fixed = past || entity.derived || entity.append_only;

  const remove = async () => {
    if (!confirm(t('record.deleteQuestion', { title }))) return;
    try {
      const saved = await deleteRecord(entity.name, row.id, row.version);
      toastDone(t(saved?.pending_change ? 'record.sentToSecondPerson' : 'record.deleted', { name: title }));
      void go(listPath(entity.name));
    } catch (error) {
      toastFailed(t('record.notDeleted'), error);
    }
  };

  return (
    <>
      {access.update && (
        <Button
          disabled={fixed}
          icon={<PencilLine size={14} />}
          onClick={() => openForm({ entity: entity.name, id: row.id })}
        >
          {t('record.edit')}
        </Button>
      )}
      <Menu
        label={t('record.more')}
        align="end"
        items={[
          ...(me.permissions.includes('access.explain')
            ? [
                {
                  key: 'explain',
                  label: t('explain.action'),
                  icon: <Eye size={15} aria-hidden />,
                  onSelect: () => set({ explain: { entity: entity.name, id: row.id, title } }),
                },
              ]
            : []),
          ...(entity.name === 'person' && me.permissions.includes('person.manage')
            ? [
                {
                  key: 'password',
                  label: t('passwordReset.action'),
                  icon: <KeyRound size={15} aria-hidden />,
                  disabled: past,
                  onSelect: () => setResetting(true),
                },
              ]
            : []),
          ...(me.permissions.includes('audit.read')
            ? [
                {
                  key: 'audit',
                  label: t('record.audit'),
                  icon: <ScrollText size={15} aria-hidden />,
                  onSelect: () => void go(`/audit?entity=${entity.name}&record=${row.id}`),
                },
              ]
            : []),
          ...(access.delete
            ? [
                {
                  key: 'delete',
                  label: t('record.delete'),
                  icon: <Trash2 size={15} aria-hidden />,
                  danger: true,
                  line: true,
                  disabled: fixed,
                  onSelect: () => void remove(),
                },
              ]
            : []),
        ]}
        trigger={({ toggle, props }) => (
          <Button
            aria-label={t('record.more')}
            icon={<EllipsisVertical size={15} />}
            onClick={toggle}
            {...props}
          />
        )}
      />
      {resetting && (
        <PasswordDialog
          title={t('passwordReset.title', { name: title })}
          help={t('passwordReset.help')}
          label={t('settings.newPassword')}
          done={t('passwordReset.done')}
          autoComplete="new-password"
          send={(password) => api.post(`/api/v1/person/${row.id}/password`, { password })}
          onClose={() => setResetting(false)}
        />
      )}
    </>
  );
}
