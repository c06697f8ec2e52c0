import { useState } from 'react';
import { Bookmark, Trash2 } from 'lucide-react';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countQuery } from '@/api/records';
import type { EntityMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { number } from '../lib/format';
import { toastDone, toastFailed } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Tabs } from '../ui/Tabs';
import { queryOf } from './filters';
import type { Widths } from './use-columns';
import type { ListAddress } from './use-list-address';
import { useSavedViews, useViewActions, type ListView } from './views';

interface Props {
  entity: EntityMeta;
  address: ListAddress;
  /** Views everybody has, before one's own. */
  standard: ListView[];
  columns: string[];
  widths: Widths;
  onColumns: (view: ListView) => void;
}

/** Views as tabs with how many records each holds. */
export function ViewTabs({ entity, address, standard, columns, widths, onColumns }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const saved = useSavedViews(entity.name);
  const { remove } = useViewActions(entity.name);
  const [naming, setNaming] = useState(false);
  const views = [...standard, ...saved];
  const counts = useQueries({
    queries: views.map((view) => countQuery(entity.name, queryOf(view.filters))),
  });
  const current = views.find((view) => view.id === address.view);

  const show = (id: string) => {
    const view = views.find((each) => each.id === id);
    if (!view) return;
    onColumns(view);
    address.setView(view.id, view.filters, view.sort);
  };

  const drop = (view: ListView) =>
    remove.mutate(view, {
      onSuccess: () => {
        show('all');
        toastDone(t('list.viewDeleted', { name: view.name }));
      },
      onError: (error) => toastFailed(t('list.viewNotDeleted'), error),
    });

  return (
    <div className="views">
      <Tabs
        label={t('list.views', { name: label(entity.label) })}
        current={address.view}
        onChange={show}
        tabs={views.map((view, index) => {
          const count = counts[index]?.data;
          return {
            key: view.id,
            label: view.version === undefined ? view.name : <span translate="no">{view.name}</span>,
            count: count ? (count.exact ? '' : '≈') + number(count.value) : undefined,
          };
        })}
      />
      <Button kind="ghost" size="small" icon={<Bookmark size={13} />} onClick={() => setNaming(true)}>
        {t('list.saveView')}
      </Button>
      {current?.version !== undefined && (
        <Button
          kind="ghost"
          size="small"
          aria-label={t('list.deleteView', { name: current.name })}
          icon={<Trash2 size={13} />}
          onClick={() => drop(current)}
        />
      )}
      {naming && (
        <NameView
          entity={entity}
          address={address}
          columns={columns}
          widths={widths}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  );
}

interface NameProps {
  entity: EntityMeta;
  address: ListAddress;
  columns: string[];
  widths: Widths;
  onClose: () => void;
}

function NameView({ entity, address, columns, widths, onClose }: NameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const { save } = useViewActions(entity.name);
  const { filters, sort } = address;
  const submit = () =>
    save.mutate(
      { name: name.trim(), definition: { filters, sort, columns, widths } },
      {
        onSuccess: (created) => {
          onClose();
          toastDone(t('list.viewSaved', { name: name.trim() }));
          address.setView(created.id, filters, sort);
        },
        onError: (error) => toastFailed(t('list.viewNotSaved'), error),
      },
    );
  return (
    <Dialog
      title={t('list.saveView')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!name.trim()}>
            {t('list.saveView')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('list.saveViewHelp')}</p>
      <Field label={t('list.viewName')}>
        {(control) => (
          <input
            {...control}
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
