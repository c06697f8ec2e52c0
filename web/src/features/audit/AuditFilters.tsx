import { useId, useState } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '@/api/session';
import { useLabel } from '@/i18n';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { Button } from '@/shared/ui/Button';

interface Props {
  params: URLSearchParams;
  onChange: (params: URLSearchParams) => void;
}

/** Which object, who, and between which days. */
export function AuditFilters({ params, onChange }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const meta = useMeta();
  const id = useId();
  const [person, setPerson] = useState('');
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    onChange(next);
  };
  const some = [...params.keys()].length > 0;
  return (
    <div className="filters audit-filters">
      <span className="field">
        <select
          aria-label={t('audit.entity')}
          data-shortcut="/"
          value={params.get('entity') ?? ''}
          onChange={(event) => set('entity', event.target.value)}
        >
          <option value="">{t('audit.anyEntity')}</option>
          {meta.entities.map((entity) => (
            <option key={entity.name} value={entity.name}>
              {label(entity.label)}
            </option>
          ))}
        </select>
      </span>
      <span className="field">
        <label htmlFor={`${id}-person`}>{t('audit.person')}</label>
        <LinkPicker
          id={`${id}-person`}
          entity="person"
          title={params.get('person') ? person : ''}
          onSelect={(chosen, name) => {
            setPerson(name);
            set('person', chosen ?? '');
          }}
        />
      </span>
      <DayField name="from" label={t('audit.from')} params={params} onChange={set} />
      <DayField name="to" label={t('audit.to')} params={params} onChange={set} />
      {params.get('record') && (
        <span className="chip">
          <span className="chip-text">
            {t('audit.record')} <b className="cut">{params.get('record')}</b>
          </span>
          <button type="button" aria-label={t('list.removeFilter')} onClick={() => set('record', '')}>
            <X size={13} aria-hidden />
          </button>
        </span>
      )}
      {some && (
        <Button kind="ghost" size="small" onClick={() => onChange(new URLSearchParams())}>
          {t('list.clearFilters')}
        </Button>
      )}
    </div>
  );
}

interface DayProps {
  name: string;
  label: string;
  params: URLSearchParams;
  onChange: (name: string, value: string) => void;
}

function DayField({ name, label, params, onChange }: DayProps) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={params.get(name) ?? ''}
        onChange={(event) => onChange(name, event.target.value)}
      />
    </span>
  );
}
