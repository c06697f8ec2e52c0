import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { useMe } from '@/api/session';
import type { Label } from '@/api/types';
import { useLabel } from '@/i18n';
import { useUi, type ExplainRequest } from '../state/ui-store';
import { Dialog } from '../ui/Dialog';
import { Failed } from '../ui/Failed';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Bone } from '../ui/Skeleton';
import { LinkPicker } from './LinkPicker';
import './record.css';

interface Explanation {
  allowed: boolean;
  reasons: Label[];
}

/** Why a colleague can, or cannot, see a record: the rules that decide, in words. */
export default function ExplainDialog({ request }: { request: ExplainRequest }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const [person, setPerson] = useState({ id: me.id, name: me.name });
  const { entity, id } = request;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.explain(person.id, entity, id),
    queryFn: ({ signal }) =>
      api.get<Explanation>('/api/v1/access/explain', { person: person.id, entity, id }, signal),
  });
  return (
    <Dialog
      title={t('explain.title', { title: request.title })}
      onClose={() => useUi.getState().set({ explain: null })}
    >
      <Field label={t('explain.person')}>
        {(control) => (
          <LinkPicker
            id={control.id}
            entity="person"
            title={person.name}
            onSelect={(chosen, name) => {
              if (chosen) setPerson({ id: chosen, name });
            }}
          />
        )}
      </Field>
      {isPending && <Bone height={60} />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Notice tone={data.allowed ? 'green' : 'yellow'}>
            {t(data.allowed ? 'explain.allowed' : 'explain.refused', { name: person.name })}
          </Notice>
          <ol className="explained">
            {data.reasons.map((reason, index) => (
              <li key={index}>{label(reason)}</li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
