import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { changeRecord, getRecord } from '@/api/records';
import { useMe } from '@/api/session';
import type { WorkItem } from '@/api/workbench';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';

/** Does what an item asks for: finishes its task, opens the form of the visit, or leads to the place. */
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

  const { openForm } = useUi.getState();
  return (item: WorkItem) => {
    const customer = { customer: item.customer, customer_title: item.customer_title };
    switch (item.action.kind) {
      case 'complete_task':
        return void setTask(item.action.id, 'done');
      case 'record_visit':
        return openForm({ entity: 'visit', id: item.action.id });
      case 'plan_visit':
        return openForm({ entity: 'visit', initial: customer });
      case 'decide_change':
        return void go(`/approvals?id=${item.action.id}`);
      default:
        return void go(item.link);
    }
  };
}
