import { useState } from 'react';
import { Plus, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { isMap, listAt, numberAt, pathsOf, type Content } from './assumptions';
import { NumberInput, TextInput, useUnit, type Editing } from './fields';

/** One more number of the assumptions, chosen by its words. */
function PathChoice(props: {
  editing: Editing;
  paths: string[];
  label: string;
  taken: string[];
  onChoose: (path: string) => void;
}) {
  const { editing, paths, label, taken, onChoose } = props;
  return (
    <select
      className="pj-text pj-choose"
      translate="no"
      aria-label={label}
      value=""
      onChange={(event) => event.target.value && onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {paths
        .filter((path) => !taken.includes(path))
        .map((path) => (
          <option key={path} value={path}>
            {editing.words.path(editing.content, path)}
          </option>
        ))}
    </select>
  );
}

const standing = (path: string) => (path.endsWith('_factor') ? 1 : 0);

/** Named sets of changes; each is solved beside the base, and the base's debt is kept in it. */
export function Scenarios({ changes, ...editing }: { changes: Record<string, number> } & Editing) {
  const { content, words, currency, onPut } = editing;
  const { t } = useTranslation();
  const unitOf = useUnit(currency);
  const [name, setName] = useState('');
  const items = listAt(content, 'scenarios');
  const set = (index: number, part: Content) =>
    onPut(
      'scenarios',
      items.map((item, i) => (i === index ? { ...item, ...part } : item)),
    );
  const add = (taken: Record<string, number>) => {
    const text = name.trim() || t('pj.scenario.fresh', { count: items.length + 1 });
    onPut('scenarios', [...items, { name: freeName(items), label: { zh: text, en: text }, changes: taken }]);
    setName('');
  };
  return (
    <>
      {items.length === 0 && <Empty title={t('pj.scenario.none')} text={t('pj.scenario.help')} />}
      <ol className="pj-items">
        {items.map((item, index) => {
          const words2 = isMap(item.label) ? item.label : {};
          const moved = isMap(item.changes) ? (item.changes as Record<string, number>) : {};
          const text = String(words2.zh ?? item.name);
          return (
            <li key={String(item.name)} className="pj-item">
              <div className="pj-item-head">
                <TextInput
                  className="pj-item-name"
                  label={`${words.word('name')} 中文`}
                  value={String(words2.zh ?? '')}
                  required
                  onCommit={(value) => set(index, { label: { ...words2, zh: value! } })}
                />
                <TextInput
                  className="pj-item-name"
                  label={`${words.word('name')} English`}
                  value={String(words2.en ?? '')}
                  required
                  onCommit={(value) => set(index, { label: { ...words2, en: value! } })}
                />
                <div className="grow" />
                <Button
                  size="small"
                  kind="ghost"
                  icon={<Trash2 size={14} />}
                  aria-label={t('pj.item.drop', { name: text })}
                  onClick={() =>
                    onPut(
                      'scenarios',
                      items.filter((_, i) => i !== index),
                    )
                  }
                />
              </div>
              <ul className="pj-moves">
                {Object.entries(moved).map(([path, value]) => (
                  <li key={path}>
                    <span translate="no">{words.path(content, path)}</span>
                    <NumberInput
                      unit={words.unit(path)}
                      label={words.path(content, path)}
                      value={value}
                      required
                      onCommit={(typed) => set(index, { changes: { ...moved, [path]: typed! } })}
                    />
                    <small>{unitOf(words.unit(path))}</small>
                    <small className="muted" translate="no">
                      {t('pj.scenario.now', {
                        value: shownNumber(numberAt(content, path) ?? standing(path), words.unit(path)),
                      })}
                    </small>
                    <Button
                      size="small"
                      kind="ghost"
                      icon={<X size={14} />}
                      aria-label={t('pj.item.drop', { name: words.path(content, path) })}
                      onClick={() =>
                        set(index, {
                          changes: Object.fromEntries(Object.entries(moved).filter(([key]) => key !== path)),
                        })
                      }
                    />
                  </li>
                ))}
                <li>
                  <PathChoice
                    editing={editing}
                    paths={pathsOf(content)}
                    label={t('pj.scenario.move')}
                    taken={Object.keys(moved)}
                    onChoose={(path) =>
                      set(index, {
                        changes: { ...moved, [path]: numberAt(content, path) ?? standing(path) },
                      })
                    }
                  />
                </li>
              </ul>
            </li>
          );
        })}
      </ol>
      <div className="pj-add">
        <input
          className="pj-text"
          value={name}
          maxLength={60}
          placeholder={t('pj.scenario.name')}
          aria-label={t('pj.scenario.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button icon={<Plus size={15} />} onClick={() => add({})}>
          {t('pj.scenario.add')}
        </Button>
        <Button disabled={Object.keys(changes).length === 0} onClick={() => add(changes)}>
          {t('pj.scenario.fromLevers', { count: Object.keys(changes).length })}
        </Button>
      </div>
    </>
  );
}

const shownNumber = (value: number, unit: string) =>
  `${+(unit === 'share' ? value * 100 : value).toFixed(4)}${unit === 'share' ? '%' : ''}`;

function freeName(items: Content[]): string {
  let count = items.length + 1;
  while (items.some((item) => item.name === `scenario_${count}`)) count += 1;
  return `scenario_${count}`;
}

const kinds = ['normal', 'lognormal'] as const;
const delay = 'delay_months';

/** What is drawn at random in the simulation, how widely, and what moves together: factors, and the delay as a triangle. */
export function Drivers(editing: Editing) {
  const { content, words, onPut } = editing;
  const { t } = useTranslation();
  const unitOf = useUnit('');
  const items = listAt(content, 'drivers');
  const taken = items.map((item) => String(item.path));
  const set = (index: number, part: Content) =>
    onPut(
      'drivers',
      items.map((item, i) => (i === index ? without({ ...item, ...part }) : item)),
    );
  return (
    <>
      {items.length === 0 && <Empty title={t('pj.drivers.none')} text={t('pj.drivers.help')} />}
      <ol className="pj-items">
        {items.map((item, index) => {
          const path = String(item.path ?? '');
          const name = words.path(content, path);
          const fields = path === delay ? (['low', 'high'] as const) : (['spread'] as const);
          return (
            <li key={path} className="pj-item pj-driver">
              <b translate="no">{name}</b>
              {path === delay ? (
                <span>{t('pj.choice.triangle')}</span>
              ) : (
                <select
                  className="pj-text"
                  aria-label={`${name} ${words.word('kind')}`}
                  value={String(item.kind ?? 'normal')}
                  onChange={(event) => set(index, { kind: event.target.value })}
                >
                  {kinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`pj.choice.${kind}`)}
                    </option>
                  ))}
                </select>
              )}
              {fields.map((key) => (
                <label key={key} className="pj-course-source">
                  <span>
                    {words.word(key)} {key === 'spread' ? '%' : unitOf('months')}
                  </span>
                  <NumberInput
                    unit={key === 'spread' ? 'share' : 'months'}
                    label={`${name} ${words.word(key)}`}
                    value={numberAt(item, key)}
                    required
                    onCommit={(value) => set(index, { [key]: value! })}
                  />
                </label>
              ))}
              <label className="pj-course-source">
                <span>{words.word('group')}</span>
                <TextInput
                  label={`${name} ${words.word('group')}`}
                  value={typeof item.group === 'string' ? item.group : ''}
                  onCommit={(value) => set(index, { group: value ?? null })}
                />
              </label>
              <div className="grow" />
              <Button
                size="small"
                kind="ghost"
                icon={<Trash2 size={14} />}
                aria-label={t('pj.item.drop', { name })}
                onClick={() =>
                  onPut(
                    'drivers',
                    items.filter((_, i) => i !== index),
                  )
                }
              />
            </li>
          );
        })}
      </ol>
      <div className="pj-add">
        <PathChoice
          editing={editing}
          paths={[...pathsOf(content).filter((path) => path.startsWith('factors.')), delay]}
          label={t('pj.drivers.add')}
          taken={taken}
          onChoose={(path) =>
            onPut('drivers', [
              ...items,
              path === delay
                ? { path, kind: 'triangle', low: 0, high: 12 }
                : { path, kind: 'normal', spread: path === 'factors.rate_shift' ? 0.005 : 0.1 },
            ])
          }
        />
        <span className="muted">{t('pj.drivers.help')}</span>
      </div>
    </>
  );
}

const without = (item: Content): Content =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
