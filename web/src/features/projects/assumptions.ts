import type { Label } from '@/api/types';
import type { Json, Templates } from './types';

/** The assumptions of a project model, as the server keeps them. */
export type Content = { [key: string]: Json };

export type FieldKind =
  'number' | 'course' | 'text' | 'month' | 'date' | 'flag' | 'season' | 'currency' | 'choice';

/** One thing to fill in; KEY is a path below its item, `tax.rate` for instance. */
export interface Field {
  key: string;
  /** What it is called here, where the word of its key alone says too little. */
  name?:
    | 'taxRate'
    | 'costShare'
    | 'interest'
    | 'trancheShare'
    | 'ownLoan'
    | 'ownLoanRate'
    | 'paidYears'
    | 'payment';
  kind: FieldKind;
  choices?: readonly (string | number)[];
  /** What the server takes when nothing is given. */
  standard?: number | string;
  required?: true;
  when?: (item: Content) => boolean;
}

export interface List {
  path: string;
  fields: readonly Field[];
  least: number;
  fresh: (content: Content, name: string) => Content;
}

export interface Section {
  key: 'frame' | 'capex' | 'revenues' | 'costs' | 'maintenance' | 'debt' | 'scenarios' | 'drivers';
  fields: readonly Field[];
  list?: List;
}

const given = [
  { key: 'source', kind: 'text' },
  { key: 'dated', kind: 'date' },
] as const satisfies readonly Field[];
const driverIn =
  (...names: string[]) =>
  (item: Content) =>
    names.includes(String(item.driver ?? 'volume_price'));
const ppp = driverIn('ppp_availability');
const foreign = (item: Content) => typeof item.currency === 'string' && item.currency !== '';

export const sections: readonly Section[] = [
  {
    key: 'frame',
    fields: [
      { key: 'start', kind: 'month', required: true },
      { key: 'construction_months', kind: 'number', required: true },
      { key: 'operation_months', kind: 'number', required: true },
      { key: 'period_months', kind: 'choice', choices: [1, 3, 6, 12], standard: 1 },
      { key: 'pay_months', kind: 'number' },
      { key: 'delay_months', kind: 'number', standard: 0 },
      { key: 'fixed_end', kind: 'flag' },
      { key: 'currency', kind: 'currency', required: true },
      { key: 'discount_rate', kind: 'number', standard: 0.08 },
      { key: 'receivable_days', kind: 'number', standard: 0 },
      { key: 'payable_days', kind: 'number', standard: 0 },
      { key: 'depreciation_years', kind: 'number' },
      { key: 'tax.rate', name: 'taxRate', kind: 'number', standard: 0.25 },
      { key: 'tax.holiday_years', kind: 'number', standard: 0 },
      { key: 'tax.half_years', kind: 'number', standard: 0 },
      { key: 'tax.loss_years', kind: 'number', standard: 5 },
    ],
  },
  {
    key: 'capex',
    fields: [{ key: 'grant', kind: 'number', standard: 0 }],
    list: {
      path: 'capex',
      least: 1,
      fields: [
        { key: 'amount', kind: 'number', required: true },
        { key: 'from_month', kind: 'number', standard: 0 },
        { key: 'months', kind: 'number' },
        { key: 'profile', kind: 'choice', choices: ['even', 's_curve'], standard: 'even' },
        ...given,
      ],
      fresh: (content, name) => ({
        name,
        amount: 0,
        from_month: 0,
        months: content.construction_months ?? 12,
        profile: 'even',
      }),
    },
  },
  {
    key: 'revenues',
    fields: [],
    list: {
      path: 'revenues',
      least: 1,
      fields: [
        {
          key: 'driver',
          kind: 'choice',
          choices: ['volume_price', 'tariff', 'availability', 'ppp_availability', 'subsidy'],
          standard: 'volume_price',
        },
        { key: 'volume', kind: 'course', required: true, when: driverIn('volume_price', 'tariff') },
        { key: 'volume', kind: 'course', standard: 1, when: driverIn('availability', 'subsidy') },
        { key: 'price', kind: 'course', required: true, when: driverIn('volume_price', 'tariff') },
        {
          key: 'price',
          name: 'payment',
          kind: 'course',
          required: true,
          when: driverIn('availability', 'subsidy'),
        },
        { key: 'years', name: 'paidYears', kind: 'number', required: true, when: ppp },
        { key: 'profit_rate', kind: 'number', standard: 0.06, when: ppp },
        { key: 'discount_rate', kind: 'number', standard: 0.05, when: ppp },
        { key: 'construction_cost', kind: 'number', when: ppp },
        { key: 'operating_cost', kind: 'number', standard: 0, when: ppp },
        { key: 'user_charges', kind: 'number', standard: 0, when: ppp },
        { key: 'currency', kind: 'currency' },
        { key: 'fx', kind: 'course', standard: 1, when: foreign },
        { key: 'season', kind: 'season', when: driverIn('volume_price', 'tariff') },
        ...given,
      ],
      fresh: (_, name) => ({ name, driver: 'volume_price', volume: { value: 0 }, price: { value: 0 } }),
    },
  },
  {
    key: 'costs',
    fields: [],
    list: {
      path: 'costs',
      least: 1,
      fields: [
        { key: 'amount', kind: 'course', standard: 0 },
        { key: 'share', name: 'costShare', kind: 'course', standard: 0 },
        ...given,
      ],
      fresh: (_, name) => ({ name, amount: { value: 0 } }),
    },
  },
  {
    key: 'maintenance',
    fields: [],
    list: {
      path: 'maintenance',
      least: 0,
      fields: [
        { key: 'amount', kind: 'number', required: true },
        { key: 'every_years', kind: 'number', standard: 1 },
        { key: 'growth', kind: 'number', standard: 0 },
        ...given,
      ],
      fresh: (_, name) => ({ name, amount: 0, every_years: 5 }),
    },
  },
  {
    key: 'debt',
    fields: [
      { key: 'debt.max_gearing', kind: 'number', required: true },
      { key: 'debt.target_dscr', kind: 'course', required: true },
      { key: 'debt.limit', kind: 'number' },
      { key: 'debt.tail_months', kind: 'number', standard: 0 },
      { key: 'debt.sweep_share', kind: 'course', standard: 0 },
      { key: 'debt.equity_first', kind: 'flag' },
      { key: 'shareholder_loan.share', name: 'ownLoan', kind: 'number', standard: 0 },
      { key: 'shareholder_loan.rate', name: 'ownLoanRate', kind: 'number', standard: 0 },
      { key: 'reserves.dsra_months', kind: 'number', standard: 0 },
      { key: 'reserves.mra_months', kind: 'number', standard: 0 },
      { key: 'cover.lockup_dscr', kind: 'number', standard: 1.15 },
      { key: 'cover.default_dscr', kind: 'number', standard: 1.05 },
    ],
    list: {
      path: 'debt.tranches',
      least: 1,
      fields: [
        { key: 'share', name: 'trancheShare', kind: 'number', standard: 1 },
        { key: 'rate', name: 'interest', kind: 'course', required: true },
        { key: 'floating', kind: 'flag' },
        {
          key: 'repayment',
          kind: 'choice',
          choices: ['sculpted', 'annuity', 'equal_principal', 'bullet'],
          standard: 'sculpted',
        },
        { key: 'tenor_months', kind: 'number', required: true },
        { key: 'grace_months', kind: 'number', standard: 0 },
        { key: 'upfront_fee', kind: 'number', standard: 0 },
        { key: 'commitment_fee', kind: 'number', standard: 0 },
        { key: 'currency', kind: 'currency' },
        { key: 'fx', kind: 'course', standard: 1, when: foreign },
        ...given,
      ],
      fresh: (content, name) => ({
        name,
        share: 0,
        rate: numberAt(content, 'debt.tranches.0.rate') ?? 0.04,
        repayment: 'sculpted',
        tenor_months: numberAt(content, 'debt.tranches.0.tenor_months') ?? 120,
      }),
    },
  },
  { key: 'scenarios', fields: [] },
  { key: 'drivers', fields: [{ key: 'correlation', kind: 'number', standard: 0 }] },
];

/* --- reading and putting ------------------------------------------------------------------------------------------ */

export const isMap = (node: Json | undefined): node is Content =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const partsOf = (path: string): string[] => path.split('.');

export function at(content: Json | undefined, path: string): Json | undefined {
  let node = content;
  for (const part of partsOf(path)) {
    if (Array.isArray(node)) node = node[Number(part)];
    else if (isMap(node)) node = node[part];
    else return undefined;
  }
  return node;
}

/** The number at a path: itself, or the value of a course over time. */
export function numberAt(content: Json, path: string): number | null {
  const node = at(content, path);
  const value = isMap(node) ? node.value : node;
  return typeof value === 'number' ? value : null;
}

export const listAt = (content: Content, path: string): Content[] => {
  const list = at(content, path);
  return Array.isArray(list) ? list.filter(isMap) : [];
};

/** A copy of CONTENT with VALUE at PATH; undefined takes it out. A number put where a course stands is the course's value. */
export function put(content: Content, path: string, value: Json | undefined): Content {
  return putParts(content, partsOf(path), value) as Content;
}

function putParts(node: Json | undefined, [part, ...rest]: string[], value: Json | undefined): Json {
  const key = part!;
  const child = Array.isArray(node) ? node[Number(key)] : isMap(node) ? node[key] : undefined;
  const inner =
    rest.length > 0
      ? putParts(child, rest, value)
      : typeof value === 'number' && isMap(child)
        ? { ...child, value }
        : value;
  if (Array.isArray(node)) return node.map((each, index) => (index === Number(key) ? (inner ?? null) : each));
  const map: Content = isMap(node) ? { ...node } : {};
  if (inner === undefined) delete map[key];
  else map[key] = inner;
  return map;
}

/** What stands on the screen as one content: CHANGES by path put into CONTENT. */
export const fold = (content: Content, changes: Record<string, number>): Content =>
  Object.entries(changes).reduce((made, [path, value]) => {
    const there = at(made, path);
    return typeof there === 'boolean' ? put(made, path, value !== 0) : put(made, path, value);
  }, content);

/* --- numbers by path ---------------------------------------------------------------------------------------------- */

const factors = ['price_factor', 'volume_factor', 'opex_factor', 'capex_factor', 'fx_factor', 'rate_shift'];
const unmoved = new Set([
  'scenarios',
  'drivers',
  'correlation',
  'factors',
  'season',
  'points',
  'ramp',
  'period_months',
]);

/** Every number that a scenario or a random driver may move: the factors first, then the assumptions in their order. */
export function pathsOf(content: Content): string[] {
  const found = [...factors.map((name) => `factors.${name}`), 'delay_months'];
  const visit = (node: Json, path: string): void => {
    if (typeof node === 'number' && !found.includes(path)) found.push(path);
    else if (Array.isArray(node)) node.forEach((item, index) => visit(item, `${path}.${index}`));
    else if (isMap(node))
      for (const [key, value] of Object.entries(node))
        if (!unmoved.has(key))
          visit(value, key === 'value' && path.includes('.') ? path : path ? `${path}.${key}` : key);
  };
  visit(content, '');
  return found;
}

/** What a key of the assumptions is called and counted in. */
export class Words {
  private readonly byKey: Map<string, Templates['words'][number]>;

  constructor(
    words: Templates['words'],
    private readonly label: (label: Label | undefined) => string,
  ) {
    this.byKey = new Map(words.map((word) => [word.key, word]));
  }

  word = (key: string): string => this.label(this.byKey.get(key)?.label) || key;

  unit = (path: string): string => this.byKey.get(path.split('.').at(-1) ?? '')?.unit ?? '';

  /** A path in words: one of a list goes by its name. */
  path = (content: Content, path: string): string => {
    let node: Json | undefined = content;
    return partsOf(path)
      .map((part, index) => {
        const inList = Array.isArray(node);
        node = at(node, part);
        if (index === 0 && part === 'factors') return '';
        return inList
          ? isMap(node) && typeof node.name === 'string'
            ? node.name
            : `${Number(part) + 1}`
          : this.word(part);
      })
      .filter(Boolean)
      .join(' · ');
  };
}

/* --- amounts as people type them ---------------------------------------------------------------------------------- */

const marks: Record<string, number> = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6, bn: 1e9 };

/** "5.4亿", "1,200", "12.5m": the number; null when it is none. */
export function typedNumber(text: string): number | null {
  const found = /^([-−+]?[\d,，\s]*\.?\d+(?:e[-+]?\d+)?)\s*(万|亿|k|m|bn)?$/i.exec(
    text.trim().replace(/\.$/, ''),
  );
  if (!found) return null;
  const value = Number(found[1]!.replace(/[,，\s+]/g, '').replace('−', '-'));
  return Number.isFinite(value) ? value * (marks[(found[2] ?? '').toLowerCase()] ?? 1) : null;
}
