import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntityMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';

interface Props {
  entity: EntityMeta;
  shown: string[];
  onChange: (names: string[] | undefined) => void;
}

/** Which columns a list shows, and in what order. */
export function ColumnMenu({ entity, shown, onChange }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const title = entity.title ?? 'name';
  const fields = entity.fields.filter((field) => field.name !== title && field.type !== 'json');
  const ordered = [
    ...shown.flatMap((name) => fields.find((field) => field.name === name) ?? []),
    ...fields.filter((field) => !shown.includes(field.name)),
  ];

  const toggle = (name: string) =>
    onChange(shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name]);

  const move = (name: string, step: number) => {
    const names = shown.filter((each) => each !== title);
    const from = names.indexOf(name);
    const to = from + step;
    if (from < 0 || to < 0 || to >= names.length) return;
    names.splice(from, 1);
    names.splice(to, 0, name);
    onChange(names);
  };

  return (
    <Popover
      label={t('list.columns')}
      align="end"
      width={300}
      trigger={({ toggle: open, props }) => (
        <Button
          kind="ghost"
          size="small"
          aria-label={t('list.columns')}
          title={t('list.columns')}
          icon={<Columns3 size={15} />}
          onClick={open}
          {...props}
        />
      )}
    >
      {() => (
        <>
          <ul className="column-menu">
            {ordered.map((field) => {
              const on = shown.includes(field.name);
              return (
                <li key={field.name}>
                  <label>
                    <input type="checkbox" checked={on} onChange={() => toggle(field.name)} />
                    <span className="cut">{label(field.label)}</span>
                  </label>
                  {on && (
                    <>
                      <Button
                        kind="ghost"
                        size="small"
                        aria-label={t('list.moveUp', { name: label(field.label) })}
                        icon={<ArrowUp size={13} />}
                        onClick={() => move(field.name, -1)}
                      />
                      <Button
                        kind="ghost"
                        size="small"
                        aria-label={t('list.moveDown', { name: label(field.label) })}
                        icon={<ArrowDown size={13} />}
                        onClick={() => move(field.name, 1)}
                      />
                    </>
                  )}
                </li>
              );
            })}
          </ul>
          <div className="menu-line" />
          <button type="button" className="menu-item" onClick={() => onChange(undefined)}>
            {t('list.standardColumns')}
          </button>
        </>
      )}
    </Popover>
  );
}
