import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowLeft, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Words, type Content } from './assumptions';
import { figure, moneyUnit } from './format';
import { post, templatesQuery, type Ask } from './queries';
import type { Explained } from './types';

export interface Cell {
  line: string;
  member: number;
  period: number;
}

/** One number: its formula in words and every number in it; press one of those and it explains itself in turn. */
export function ExplainPanel({
  project,
  ask,
  content,
  cell,
  onClose,
}: {
  project: string;
  ask: Ask;
  content: Content;
  cell: Cell;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const [trail, setTrail] = useState<Cell[]>([cell]);
  const now = trail.at(-1)!;
  const { data, error } = useQuery({
    queryKey: ['project', project, 'explain', ask, now],
    queryFn: () => post<Explained>(project, 'explain', { ...ask, ...now }),
    placeholderData: keepPreviousData,
  });
  const { data: templates } = useQuery(templatesQuery);
  const words = useMemo(() => new Words(templates?.words ?? [], label), [templates, label]);
  const currency = typeof content.currency === 'string' ? content.currency : undefined;
  const shown = (value: number | null, unit: string) =>
    `${figure(value, unit, language)}${unit === 'money' && value !== null ? ` ${moneyUnit(language, currency)}` : ''}`;
  return (
    <aside className="pj-explain" aria-label={t('pj.explain.title')}>
      <header>
        {trail.length > 1 && (
          <Button
            kind="ghost"
            size="small"
            icon={<ArrowLeft size={15} />}
            aria-label={t('pj.explain.back')}
            onClick={() => setTrail(trail.slice(0, -1))}
          />
        )}
        <h2>{t('pj.explain.title')}</h2>
        <div className="grow" />
        <Button
          kind="ghost"
          size="small"
          icon={<X size={15} />}
          aria-label={t('pj.explain.close')}
          onClick={onClose}
        />
      </header>
      {error && <Failed error={error} />}
      {data && (
        <>
          <div className="pj-explain-head">
            <span>
              {label(data.label)}
              {data.name && ` · ${data.name}`}
              {data.period_label && ` · ${data.period_label}`}
            </span>
            <b>{shown(data.value, data.unit)}</b>
          </div>
          {data.formula ? (
            <p className="pj-formula">= {label(data.formula)}</p>
          ) : (
            <p className="pj-formula">
              {t('pj.explain.input')}
              {data.assumption && (
                <b translate="no" title={data.assumption}>
                  {' '}
                  {words.path(content, data.assumption)}
                </b>
              )}
              {data.source && ` · ${t('pj.explain.source')} ${data.source}`}
            </p>
          )}
          <ul className="pj-inputs">
            {data.inputs.map((input, index) => (
              <li key={index}>
                <button
                  type="button"
                  onClick={() =>
                    setTrail([
                      ...trail,
                      { line: input.line, member: input.member, period: input.period ?? 0 },
                    ])
                  }
                >
                  <span>
                    {label(input.label)}
                    {input.name && ` · ${input.name}`}
                    {input.period_label && <small> {input.period_label}</small>}
                  </span>
                  <b>{shown(input.value, input.unit)}</b>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
