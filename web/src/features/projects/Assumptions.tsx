import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, plainNumber } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { templatesQuery } from './queries';
import type { Json, Templates } from './types';

interface Leaf {
  path: string;
  names: string[];
  key: string;
  value: number;
  source: string | null;
  dated: string | null;
}

const hidden = new Set(['scenarios', 'drivers', 'correlation', 'factors', 'season', 'points', 'ramp']);

/** Every number of the assumptions with its path, the names on the way to it and its source. */
export function leavesOf(
  content: Json,
  path = '',
  names: string[] = [],
  source: string | null = null,
  dated: string | null = null,
): Leaf[] {
  if (!content || typeof content !== 'object') return [];
  if (Array.isArray(content))
    return content.flatMap((item, index) => leavesOf(item, `${path}${index}.`, names, source, dated));
  const own = typeof content.name === 'string' ? [...names, content.name] : names;
  const from = typeof content.source === 'string' ? content.source : source;
  const when = typeof content.dated === 'string' ? content.dated : dated;
  return Object.entries(content).flatMap(([key, value]) => {
    if (hidden.has(key)) return [];
    if (typeof value === 'number')
      return [{ path: path + key, names: own, key, value, source: from, dated: when }];
    if (value && typeof value === 'object')
      return leavesOf(
        value,
        `${path}${key}.`,
        Array.isArray(value) ? [...own, key] : [...own, key],
        from,
        when,
      );
    return [];
  });
}

interface Props {
  content: { [key: string]: Json };
  changes: Record<string, number>;
  onChange: (path: string, value: number) => void;
}

/** All assumptions with unit and source, to be changed in place. */
export function Assumptions({ content, changes, onChange }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const { data } = useQuery(templatesQuery);
  if (!data) return null;
  const leaves = leavesOf(content);
  return (
    <Panel title={t('pj.assumptions')} note={t('pj.assumptionsNote', { count: leaves.length })} flush>
      <TableBox label={t('pj.assumptions')}>
        <table className="table pj-assumptions">
          <thead>
            <tr>
              <th>{t('pj.assumption')}</th>
              <th className="number">{t('pj.value')}</th>
              <th>{t('pj.unit')}</th>
              <th>{t('pj.source')}</th>
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf) => (
              <Row
                key={leaf.path}
                leaf={leaf}
                words={data.words}
                changed={changes[leaf.path]}
                onChange={onChange}
                label={label}
                zh={language === 'zh-CN'}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Row(props: {
  leaf: Leaf;
  words: Templates['words'];
  changed: number | undefined;
  onChange: (path: string, value: number) => void;
  label: ReturnType<typeof useLabel>;
  zh: boolean;
}) {
  const { leaf, words, changed, onChange, label, zh } = props;
  const { t } = useTranslation();
  const word = (key: string) => label(words.find((each) => each.key === key)?.label) || key;
  const own = leaf.key === 'value' ? leaf.names.at(-1)! : leaf.key;
  const unit = words.find((each) => each.key === own)?.unit ?? '';
  const name = [...leaf.names.map(word), leaf.key === 'value' ? '' : word(leaf.key)]
    .filter(Boolean)
    .join(' · ');
  const percent = unit === 'share';
  const shown = changed ?? leaf.value;
  return (
    <tr data-changed={changed === undefined ? undefined : ''}>
      <th scope="row" title={leaf.path} translate="no">
        {name}
      </th>
      <td className="number">
        <input
          className="pj-number"
          translate="no"
          type="number"
          step="any"
          key={shown}
          defaultValue={plainNumber(percent ? shown * 100 : shown, 6)
            .replaceAll(',', '')
            .replace('−', '-')}
          aria-label={name}
          onBlur={(event) => {
            const typed = Number(event.target.value);
            const value = percent ? typed / 100 : typed;
            if (event.target.value !== '' && Number.isFinite(typed) && Math.abs(value - shown) > 1e-12)
              onChange(leaf.path, value);
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </td>
      <td>
        {percent
          ? '%'
          : unit === 'money'
            ? zh
              ? '元'
              : 'CNY'
            : unit
              ? t(`pj.units.${unit as 'months'}`, { defaultValue: '' })
              : ''}
      </td>
      <td className="muted" translate="no">
        {leaf.source ? `${leaf.source}${leaf.dated ? ` · ${leaf.dated}` : ''}` : absent}
      </td>
    </tr>
  );
}
