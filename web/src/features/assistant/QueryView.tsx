import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { amountText, percent } from '@/shared/lib/format';
import { fieldOf, recordPath, titleOf, useEntity } from '@/shared/record/entity';
import { FieldValue } from '@/shared/record/FieldValue';
import { Button } from '@/shared/ui/Button';
import { linkOf, runQuery } from './api';
import type { Condition, ListQuery } from './types';

/** What was understood, as chips; the query itself, which can be changed; and its first rows. */
export function QueryView({ query }: { query: ListQuery }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(query.text);
  const [run, setRun] = useState(query.text);
  const changed = run !== query.text;
  const result = useQuery({
    queryKey: ['records', query.entity, 'assistant', run],
    queryFn: ({ signal }) => runQuery(run, signal),
    enabled: changed,
    retry: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRun(text.trim());
  };
  const page = changed ? result.data : query.page;
  return (
    <div className="ask-query">
      {!changed && <Conditions query={query} />}
      {editing ? (
        <form className="ask-edit" onSubmit={submit}>
          <textarea
            aria-label={t('assistant.query')}
            value={text}
            rows={2}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
          <Button size="small" type="submit" icon={<Play size={13} />}>
            {t('assistant.run')}
          </Button>
        </form>
      ) : (
        <p className="ask-text">
          <code>{run}</code>
          <Button
            kind="ghost"
            size="small"
            icon={<Pencil size={13} />}
            aria-label={t('assistant.edit')}
            title={t('assistant.edit')}
            onClick={() => setEditing(true)}
          />
        </p>
      )}
      {changed && result.error && (
        <p className="ask-note" role="alert">
          {result.error.message}
        </p>
      )}
      {page && <Rows entity={run.split('?')[0] ?? query.entity} columns={query.columns} items={page.items} />}
      <Link className="ask-open" to={linkOf(run)}>
        {t('assistant.openList')}
      </Link>
    </div>
  );
}

function Conditions({ query }: { query: ListQuery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueOf = (condition: Condition): string => {
    if (condition.words) return condition.words;
    if (condition.operation === 'null') return '';
    if (condition.type === 'money') return amountText(Number(condition.value), language);
    if (condition.type === 'ratio' && Number(condition.value) < 1 && condition.field !== 'min_dscr')
      return percent(Number(condition.value));
    return condition.value === 'me' ? t('list.me') : condition.value;
  };
  return (
    <ul className="ask-chips">
      {query.conditions.map((condition, index) => (
        <li key={index}>
          {condition.none && <em>{t('assistant.none')}</em>}
          {condition.entity !== query.entity && <span>{condition.entity_label} ·</span>}
          <span>{condition.label}</span>
          <span className="muted">
            {condition.operation === 'null' && condition.value === 'false'
              ? t('assistant.there')
              : t(`operator.${condition.operation as 'eq'}`)}
          </span>
          <b>{valueOf(condition)}</b>
        </li>
      ))}
      {query.sort && (
        <li>
          <span className="muted">{t('assistant.sort')}</span>
          <b>{query.sort}</b>
          <span>{query.descending ? '↓' : '↑'}</span>
        </li>
      )}
    </ul>
  );
}

function Rows({
  entity: name,
  columns,
  items,
}: {
  entity: string;
  columns: string[];
  items: ListQuery['page']['items'];
}) {
  const label = useLabel();
  const entity = useEntity(name);
  if (!entity || items.length === 0) return null;
  const fields = columns.flatMap((column) => fieldOf(entity, column) ?? []);
  return (
    <div className="ask-table" tabIndex={0} role="region" aria-label={label(entity.label)}>
      <table>
        <thead>
          <tr>
            {fields.map((field) => (
              <th
                key={field.name}
                scope="col"
                data-right={['money', 'int', 'ratio', 'rate'].includes(field.type) ? '' : undefined}
              >
                {label(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id}>
              {fields.map((field, index) => (
                <td
                  key={field.name}
                  data-right={['money', 'int', 'ratio', 'rate'].includes(field.type) ? '' : undefined}
                >
                  {index === 0 && field.type === 'text' ? (
                    <Link to={recordPath(name, row.id)} translate="no">
                      {titleOf(entity, row)}
                    </Link>
                  ) : (
                    <FieldValue field={field} row={row} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
