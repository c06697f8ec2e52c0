import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { changeRecord, getRecord } from '@/api/records';
import { useMe } from '@/api/session';
import type { WorkItem } from '@/api/workbench';
import { recordPath } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';

/** Does what an item asks for: finishes its task, opens the form for the visit, or leads to the record. */
export function useAct() {
  const { t } = useTranslation();
  const go = useNavigate();
  const client = useQueryClient();
  const me = useMe();

  const setTask = async (id: string, status: 'done' | 'open') => {
    try {
      const task = await getRecord('task', id);
      const doneOn = status === 'done' ? me.today : null;
      await changeRecord('task', id, task.version, { status, done_on: doneOn });
      const undo = status === 'done' ? () => void setTask(id, 'open') : undefined;
      toastDone(t(status === 'done' ? 'workbench.taskDone' : 'record.undone'), undo);
      void client.invalidateQueries({ queryKey: keys.workbench });
      void client.invalidateQueries({ queryKey: ['records', 'task'] });
    } catch (error) {
      toastFailed(t('record.notSaved'), error);
    }
  };

  return (item: WorkItem) => {
    const action = typeof item.action === 'string' ? { kind: item.action } : (item.action ?? {});
    const { kind = '', entity, id } = action;
    if (entity === 'task' && id && /done|finish|complete/.test(kind)) return void setTask(id, 'done');
    if (/visit/.test(kind)) {
      return useUi.getState().openForm({ entity: 'visit', initial: prefilled(item) });
    }
    if (/approv|decide/.test(kind) || entity === 'pending_change') return void go('/approvals');
    if (entity && id) return void go(recordPath(entity, id));
    if (item.customer) return void go(recordPath('customer', item.customer));
  };
}

const prefilled = (item: WorkItem) => ({
  customer: item.customer ?? undefined,
  customer_title: item.customer_title ?? undefined,
});
