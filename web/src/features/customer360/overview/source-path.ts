import { recordPath } from '@/shared/record/entity';

const listTabs: Record<string, string> = {
  loan: 'ledger',
  account: 'ledger',
  transaction: 'ledger',
  product_holding: 'ledger',
  credit_record: 'ledger',
  task: 'work',
  visit: 'work',
  contact: 'contacts',
  note: 'files',
  attachment: 'files',
};

const wholeTabs: Record<string, string> = {
  statement: 'statements',
  relation: 'relations',
  assessment: 'rating',
  tier_decision: 'rating',
  customer: 'data',
};

/** Where what a figure was made from can be seen: the record when there is one, else the customer's list of them. */
export function sourcePath(
  customer: string,
  source: { entity: string; id?: string | null; field?: string | null },
): string {
  if (source.entity === 'statement' && source.field) {
    return `/customers/${customer}?tab=statements&item=${source.field}`;
  }
  const whole = wholeTabs[source.entity];
  if (whole) return `/customers/${customer}?tab=${whole}`;
  if (source.id) return recordPath(source.entity, source.id);
  const tab = listTabs[source.entity];
  return tab ? `/customers/${customer}?tab=${tab}&of=${source.entity}` : `/customers/${customer}?tab=data`;
}
