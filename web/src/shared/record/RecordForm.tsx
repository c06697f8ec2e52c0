import { useQuery } from '@tanstack/react-query';
import AntdBoundary from '@/app/AntdBoundary.antd';
import { recordQuery } from '@/api/records';
import { useUi, type FormRequest } from '../state/ui-store';
import { useEntity } from './entity';
import { FormDrawer } from './FormDrawer.antd';

const close = () => useUi.getState().set({ form: null });

/** The form of any entity in a side drawer: a new record, or one to edit. */
export default function RecordForm({ request }: { request: FormRequest }) {
  const entity = useEntity(request.entity);
  const existing = useQuery({
    ...recordQuery(request.entity, request.id ?? ''),
    enabled: request.id !== undefined,
    staleTime: 0,
  });
  if (!entity) return null;
  if (request.id && (!existing.data || existing.isFetching)) return null;
  return (
    <AntdBoundary>
      <FormDrawer entity={entity} request={request} record={existing.data} onClose={close} />
    </AntdBoundary>
  );
}
