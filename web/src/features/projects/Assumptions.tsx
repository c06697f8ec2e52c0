import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Copy, Plus, Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { listAt, numberAt, put, sections, Words, type Content, type List, type Section } from './assumptions';
import { FieldGrid, TextInput, type Editing } from './fields';
import { figure, moneyUnit, share } from './format';
import { templatesQuery } from './queries';
import { Drivers, Scenarios } from './Scenarios';

interface Props {
  /** What stands on the screen, the levers included. */
  content: Content;
  stored: Content;
  changes: Record<string, number>;
  onNumber: (path: string, value: number | undefined) => void;
  onContent: (content: Content) => void;
  /** Takes the last change of the structure back. */
  onUndo: (() => void) | undefined;
}

/** All assumptions with unit and source, and the parts of the model themselves: added, copied, moved and taken out. */
export function Assumptions({ content, stored, changes, onNumber, onContent, onUndo }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const [shown, setShown] = useState<Section['key']>('frame');
  const { data } = useQuery(templatesQuery);
  const words = useMemo(() => data && new Words(data.words, label), [data, label]);
  if (!words) return null;
  const section = sections.find((each) => each.key === shown)!;
  const editing: Editing = {
    content,
    stored,
    words,
    currency: typeof content.currency === 'string' ? content.currency : 'CNY',
    onNumber,
    onPut: (path, value) => onContent(put(content, path, value)),
  };
  return (
    <Panel
      title={t('pj.assumptions')}
      note={t('pj.assumptionsNote')}
      className="pj-assumptions"
      extra={
        <Button size="small" icon={<Undo2 size={14} />} disabled={!onUndo} onClick={onUndo}>
          {t('pj.undoEdit')}
        </Button>
      }
    >
      <Segments
        label={t('pj.assumptions')}
        value={shown}
        onChange={setShown}
        options={sections.map(({ key }) => ({
          value: key,
          label: `${t(`pj.section.${key}`)}${countOf(content, key)}`,
        }))}
      />
      {section.fields.length > 0 && <FieldGrid key={shown} path="" fields={section.fields} {...editing} />}
      {section.list && <Items key={`${shown}-list`} list={section.list} onContent={onContent} {...editing} />}
      {shown === 'scenarios' && <Scenarios changes={changes} {...editing} />}
      {shown === 'drivers' && <Drivers {...editing} />}
    </Panel>
  );
}

function countOf(content: Content, key: Section['key']): string {
  const path = key === 'debt' ? 'debt.tranches' : key;
  const list = key === 'frame' ? [] : listAt(content, path);
  return list.length ? ` ${list.length}` : '';
}

/** The parts of one list, each with its fields. */
function Items({
  list,
  onContent,
  ...editing
}: { list: List; onContent: (content: Content) => void } & Editing) {
  const { content, words } = editing;
  const { t } = useTranslation();
  const items = listAt(content, list.path);
  const set = (next: Content[]) => onContent(put(content, list.path, next));
  const move = (from: number, to: number) => {
    const next = [...items];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <>
      <Sum list={list} {...editing} />
      <ol className="pj-items">
        {items.map((item, index) => {
          const name = typeof item.name === 'string' ? item.name : '';
          return (
            <li key={index} className="pj-item">
              <div className="pj-item-head">
                <TextInput
                  className="pj-item-name"
                  label={words.word('name')}
                  value={name}
                  required
                  onCommit={(value) => editing.onPut(`${list.path}.${index}.name`, value)}
                />
                <div className="grow" />
                <Button
                  size="small"
                  kind="ghost"
                  icon={<ArrowUp size={14} />}
                  aria-label={t('pj.item.up', { name })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  size="small"
                  kind="ghost"
                  icon={<ArrowDown size={14} />}
                  aria-label={t('pj.item.down', { name })}
                  disabled={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  size="small"
                  kind="ghost"
                  icon={<Copy size={14} />}
                  aria-label={t('pj.item.copy', { name })}
                  onClick={() => set([...items, { ...item, name: t('pj.item.copyOf', { name }) }])}
                />
                <Button
                  size="small"
                  kind="ghost"
                  icon={<Trash2 size={14} />}
                  aria-label={t('pj.item.drop', { name })}
                  title={items.length <= list.least ? t('pj.item.least') : undefined}
                  disabled={items.length <= list.least}
                  onClick={() => set(items.filter((_, i) => i !== index))}
                />
              </div>
              <FieldGrid path={`${list.path}.${index}`} fields={list.fields} {...editing} />
            </li>
          );
        })}
      </ol>
      <Button
        icon={<Plus size={15} />}
        onClick={() => set([...items, list.fresh(content, t('pj.item.fresh', { count: items.length + 1 }))])}
      >
        {t(`pj.item.add.${list.path.split('.').at(-1) as 'capex'}`)}
      </Button>
    </>
  );
}

/** What the parts of a list come to, where they have a sum to keep to. */
function Sum({ list, content, currency }: { list: List } & Editing) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sum = (key: string) =>
    listAt(content, list.path).reduce(
      (all, _, index) => all + (numberAt(content, `${list.path}.${index}.${key}`) ?? 0),
      0,
    );
  if (list.path === 'capex')
    return (
      <p className="pj-sum">
        {t('pj.item.sum')}{' '}
        <b>
          {figure(sum('amount'), 'money', language)} {moneyUnit(language, currency)}
        </b>
      </p>
    );
  if (list.path !== 'debt.tranches') return null;
  const whole = sum('share');
  const right = Math.abs(whole - 1) < 1e-6;
  return (
    <p className="pj-sum" data-tone={right ? undefined : 'red'} role={right ? undefined : 'alert'}>
      {t('pj.item.shares')} <b>{share(whole, 2)}</b>
      {!right && ` · ${t('pj.item.sharesWrong')}`}
    </p>
  );
}
