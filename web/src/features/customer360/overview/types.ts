import type { Label, RecordRow } from '@/api/types';

export interface FigureSource {
  entity: string;
  id: string | null;
  field: string | null;
  zh: string;
  en: string;
}

export interface Kpi {
  name: string;
  label: Label;
  value: number | null;
  of: number | null;
  unit: string;
  change: number | null;
  change_label?: Label;
  as_of: string | null;
  source: FigureSource;
}

export interface OverviewAssessment {
  id: string;
  assessed_at: string | null;
  card: string | null;
  policy_version: string | null;
  score: number | null;
  pd: number | null;
  pd_low: number | null;
  pd_high: number | null;
  grade: string | null;
  base_grade: string | null;
  previous_grade: string | null;
  confidence: number | null;
  statement_on: string | null;
  /** Why the confidence is not full. */
  confidence_lost: { name: string; label: Label; minus: number }[];
  radar: { name: string; letter: string | null; label: Label; points: number; best: number }[];
  /** The middle of the peers in each group, as a share of the most it can give. */
  radar_peers: { label: Label; n: number; groups: Record<string, number> } | null;
  drivers: {
    name: string;
    label: Label;
    group: string;
    value: unknown;
    unit: string | null;
    points: number;
    best: number;
    effect: string;
  }[];
}

export interface OverviewRatio {
  name: string;
  label: Label;
  kind: string;
  better: 'higher' | 'lower' | 'neither';
  value: number | null;
  status: string;
  previous: number | null;
  period_end: string | null;
  statement: string | null;
  peer?: {
    section: string;
    n: number;
    low: number | null;
    median: number | null;
    high: number | null;
    position: string | null;
  };
}

export interface OverviewWarning {
  kind: string;
  level: string;
  title: Label;
  why: Label;
  amount: number | null;
  due: string | null;
  source: { entity: string; id: string | null };
}

export interface QualityGroup {
  name: string;
  label: Label;
  weight: number;
  complete: number;
  updated_on: string | null;
  days_allowed: number;
  due_on: string | null;
  state: string;
  points: number;
}

export interface Quality {
  score: number;
  stale: number;
  groups: QualityGroup[];
  missing: { group: string; entity: string; field: string | null; label: Label }[];
  problems: { zh: string; en: string; entity: string; id: string }[];
}

export interface TierPromise {
  name: string;
  label: Label;
  value: number | null;
  unit: string;
}

/** The customer on one page, as GET /customer/{id}/overview gives it. */
export interface CustomerOverview {
  customer: RecordRow;
  as_of: string | null;
  today: string;
  favourite: boolean;
  tags: string[];
  group?: { id: string; name: string; status: string; controller: string | null; members: number };
  controllers: { id: string; title: string | null; visible: boolean; ultimate: boolean }[];
  kpis: Kpi[];
  assessment?: OverviewAssessment;
  tier?: {
    id: string;
    tier: string | null;
    rule_tier: string | null;
    score: number | null;
    overridden: boolean;
    reason: string | null;
    decided_at: string | null;
    decided_by_title: string | null;
    expires_on: string | null;
    promises: TierPromise[];
  };
  ratios: OverviewRatio[];
  warnings: OverviewWarning[];
  contacts: RecordRow[];
  tasks: RecordRow[];
  next_visit?: RecordRow;
  last_contact: string | null;
  quality: Quality;
  flows: { month: string; inflow: number; outflow: number; count: number }[];
  products: {
    held: {
      product: string;
      label: Label;
      entity: string;
      id: string | null;
      amount: number | null;
      since: string | null;
    }[];
    gaps: { product: string; label: Label }[];
    of: number;
  };
}
