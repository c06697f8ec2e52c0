import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { changeRecord, getRecord } from '@/api/records';
import { toastDone, toastFailed } from '../state/toasts';
import { useUi, type ConflictRequest } from '../state/ui-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Failed } from '../ui/Failed';
import { Bone } from '../ui/Skeleton';
import { useLabel } from '@/i18n';
import { fieldOf, useEntity } from './entity';
import { FieldValue } from './FieldValue';
import './record.css';

/** A colleague saved first: what stands now beside what I wanted, and the choice between them. */
export default function ConflictDialog({ request }: { request: ConflictRequest }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const entity = useEntity(request.entity);
  const [busy, setBusy] = useState(false);
  const { data: theirs, error } = useQuery({
    queryKey: [...keys.record(request.entity, request.id), 'conflict'],
    queryFn: () => getRecord(request.entity, request.id),
    gcTime: 0,
  });

  const close = () => {
    useUi.getState().set({ conflict: null });
    for (const key of ['records', 'record'])
      void client.invalidateQueries({ queryKey: [key, request.entity] });
  };

  const keepMine = async () => {
    if (!theirs) return;
    setBusy(true);
    try {
      const saved = await changeRecord(request.entity, request.id, theirs.version, request.mine);
      toastDone(t(saved?.pending_change ? 'record.sentToSecondPerson' : 'record.saved'));
      request.onResolved?.();
      close();
    } catch (failure) {
      toastFailed(t('record.notSaved'), failure);
      setBusy(false);
    }
  };

  return (
    <Dialog
      wide
      title={t('conflict.title')}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{t('conflict.keepTheirs')}</Button>
          <Button kind="primary" busy={busy} disabled={!theirs} onClick={() => void keepMine()}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('conflict.text')}</p>
      {error && <Failed error={error} />}
      {!theirs && !error && <Bone height={80} />}
      {theirs && entity && (
        <table className="conflict">
          <thead>
            <tr>
              <th scope="col">{t('list.field')}</th>
              <th scope="col">{t('conflict.theirs', { version: theirs.version })}</th>
              <th scope="col">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(request.mine).map((name) => {
              const field = fieldOf(entity, name);
              if (!field) return null;
              return (
                <tr key={name}>
                  <th scope="row">{label(field.label)}</th>
                  <td>
                    <FieldValue field={field} row={theirs} place="page" />
                  </td>
                  <td>
                    <FieldValue field={field} row={{ ...theirs, ...request.mine }} place="page" />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
