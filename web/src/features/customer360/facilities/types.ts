export interface Facility {
  id: string;
  parent: string | null;
  number: string;
  name: string;
  level: 'group' | 'customer' | 'product' | 'currency';
  product: string | null;
  currency: string;
  amount: number;
  reserved: number;
  used: number;
  free: number;
  revolving: boolean;
  expires_on: string;
  status: 'active' | 'frozen' | 'closed';
  coverage: number | null;
  required: number | null;
  security_value: number | null;
  beyond: boolean;
}

export interface LoanLine {
  id: string;
  number: string;
  product: string;
  currency: string;
  balance: number | null;
  status: 'approved' | 'live' | 'overdue' | 'settled' | 'written_off';
  facility: string;
}

export interface FacilityTree {
  items: Facility[];
  loans: LoanLine[];
}

export interface Security {
  used: number;
  security_value: number;
  coverage: number | null;
  required: number | null;
  items: {
    kind: 'collateral' | 'guarantee';
    id: string;
    name: string | null;
    value: number | null;
    haircut: number | null;
    net_value: number | null;
    counts: number | null;
    review_on?: string | null;
    reason: string | null;
  }[];
}
