import type { Label } from '@/api/types';

/** The path of an assessment as the server gives it: every point, step and deduction with its rule and line. */

export interface DocumentRef {
  file: string;
  kind: string;
  name: string;
  label: Label;
  version: number;
  hash: string;
}

/** An expression taken apart: what each part of it came to, down to the facts. */
export interface Explained {
  text: string;
  line: number;
  column: number;
  type: string;
  value: unknown;
  status: string;
  parts?: Explained[];
  fact?: string;
  unit?: string;
  label?: [string, string];
  file?: string;
  from?: Explained;
}

export interface RuleRef {
  name: string;
  label: Label;
  rule?: string;
  line?: number;
  value?: unknown;
  status?: string;
  path?: Explained;
}

export interface ScoreLine {
  name: string;
  label: Label;
  fact: string | null;
  rule: string;
  type: string;
  unit: string;
  value: unknown;
  status: string;
  bin: string | null;
  bin_label: Label;
  points: number;
  best: number;
  line: number;
}

export interface ScoreGroup {
  name: string;
  letter: string | null;
  label: Label;
  points: number;
  best: number;
  lines: ScoreLine[];
}

export interface Score {
  card: DocumentRef;
  base: number;
  total: number;
  evaluated: boolean;
  known_share: number;
  pd: number | null;
  groups: ScoreGroup[];
}

export interface RatingStep {
  kind: 'climate' | 'notch' | 'support' | 'override' | 'cap' | 'default';
  result: 'no' | 'applied' | 'not_evaluated';
  before: string | null;
  after: string | null;
  rule: RuleRef;
}

/** The next grade, the PD at its border and the points up to it. */
export interface Neighbour {
  grade: string;
  pd: number;
  points: number;
}

/** What the climate of the customer's industry did, and the series behind it. */
export interface ClimateMove {
  status: 'ok' | 'off' | 'expired' | 'no_industry' | 'not_evaluated';
  section: string | null;
  index: number | null;
  sensitivity: number;
  basis: 'expert' | 'fitted';
  shift: number;
  capped: boolean;
  readings: {
    name: string;
    label: Label;
    unit: string | null;
    observed_on: string | null;
    value: number | null;
    contribution: number | null;
    missing: boolean;
    stale: boolean;
  }[];
}

export interface RatingPath {
  policy: DocumentRef;
  scale: DocumentRef;
  evaluated: boolean;
  base_grade: string | null;
  grade: string | null;
  pd: number | null;
  pd_low: number | null;
  pd_high: number | null;
  model_pd: number | null;
  climate_shift: number;
  climate_pd: number | null;
  climate_grade: string | null;
  climate: ClimateMove | null;
  grade_without: string | null;
  pd_without: number | null;
  valid_months: number;
  better?: Neighbour | null;
  worse?: Neighbour | null;
  confidence: number;
  confidence_lost: { minus: number; rule: RuleRef }[];
  steps: RatingStep[];
  score: Score | null;
}

export interface TierStep {
  name: string;
  label: Label;
  from_score: number;
  score_reached: boolean;
  not_evaluated: boolean;
  line: number;
  requires?: RuleRef;
}

export interface TierPath {
  policy: DocumentRef;
  evaluated: boolean;
  proposed: string | null;
  tier: string | null;
  held: boolean;
  tiers: TierStep[];
  score: Score;
}

export interface AssessmentReply {
  result: {
    rating: RatingPath;
    tier: TierPath | null;
    tier_in_force: string | null;
    overridden: boolean;
    champion?: string | null;
    challenger?: { name: string; number: number; kind: string; rating: RatingPath } | null;
  };
  policy_version: string;
  history: {
    assessed_at: string | null;
    score: number | null;
    pd: number | null;
    grade: string | null;
    confidence: number | null;
    policy_version: string | null;
  }[];
}

export interface TierPolicy {
  tiers: {
    tiers: {
      name: string;
      label: Label;
      help: Label;
      from_score: number;
      requires: string | null;
      approval: string | null;
      line: number;
      entitlements: Label[];
      promises: { name: string; label: Label; unit: string; value: unknown }[];
    }[];
  };
  override: { months: number; least_reason: number; reasons: { name: string; label: Label }[] };
}
