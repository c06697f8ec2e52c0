import { create } from 'zustand';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type Theme = 'light' | 'dark';
export type Density = 'compact' | 'comfortable';
/** Amounts on a page are shown in 万元 / CNY m, or in 亿元 / CNY bn. */
export type AmountUnit = 'small' | 'large';

/** A form to open in the side drawer: a new record, or with an id a record to edit. */
export interface FormRequest {
  entity: string;
  id?: string;
  initial?: Record<string, unknown>;
  onSaved?: (record: { id: string }) => void;
}

export interface RevealRequest {
  entity: string;
  id: string;
  field: string;
  label: string;
  onValue: (value: unknown) => void;
}

export interface ExplainRequest {
  entity: string;
  id: string;
  title: string;
}

/** Somebody changed the record first: both versions, and what to do with mine. */
export interface ConflictRequest {
  entity: string;
  id: string;
  mine: Record<string, unknown>;
  onResolved?: () => void;
}

interface Ui {
  themeChoice: ThemeChoice;
  theme: Theme;
  density: Density;
  amountUnit: AmountUnit;
  sideOpen: boolean;
  /** On a phone the side bar lies over the page. */
  sideOver: boolean;
  palette: boolean;
  help: boolean;
  /** The assistant beside the page; FIRST is asked at once. */
  assistant: { first?: string } | null;
  form: FormRequest | null;
  reveal: RevealRequest | null;
  explain: ExplainRequest | null;
  conflict: ConflictRequest | null;
  set: (part: Partial<Ui>) => void;
  setTheme: (choice: ThemeChoice) => void;
  setDensity: (density: Density) => void;
  setAmountUnit: (unit: AmountUnit) => void;
  openForm: (request: FormRequest) => void;
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');

const themeOf = (choice: ThemeChoice): Theme =>
  choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;

function applyTheme(choice: ThemeChoice): Theme {
  const theme = themeOf(choice);
  document.documentElement.dataset.theme = theme;
  return theme;
}

const storedTheme = (localStorage.getItem('theme') as ThemeChoice | null) ?? 'system';

export const useUi = create<Ui>((set) => ({
  themeChoice: storedTheme,
  theme: themeOf(storedTheme),
  density: (localStorage.getItem('density') as Density | null) ?? 'compact',
  amountUnit: (localStorage.getItem('amount-unit') as AmountUnit | null) ?? 'small',
  sideOpen: localStorage.getItem('side') !== 'closed',
  sideOver: false,
  palette: false,
  help: false,
  assistant: null,
  form: null,
  reveal: null,
  explain: null,
  conflict: null,
  set: (part) => {
    if (part.sideOpen !== undefined) localStorage.setItem('side', part.sideOpen ? 'open' : 'closed');
    set(part);
  },
  setTheme: (themeChoice) => {
    localStorage.setItem('theme', themeChoice);
    set({ themeChoice, theme: applyTheme(themeChoice) });
  },
  setDensity: (density) => {
    localStorage.setItem('density', density);
    document.documentElement.dataset.density = density;
    set({ density });
  },
  setAmountUnit: (amountUnit) => {
    localStorage.setItem('amount-unit', amountUnit);
    set({ amountUnit });
  },
  openForm: (form) => set({ form }),
}));

systemDark.addEventListener('change', () => {
  if (useUi.getState().themeChoice === 'system') useUi.setState({ theme: applyTheme('system') });
});
