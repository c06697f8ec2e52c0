import { useEffect, useMemo, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Save, Sigma, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { request } from '@/api/client';
import { useMe } from '@/api/session';
import { absent, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Assumptions } from './Assumptions';
import { fold, numberAt, put, type Content } from './assumptions';
import { CashChart, CoverChart, DebtChart, WaterfallChart } from './charts';
import { CompareTable } from './CompareTable';
import { ExplainPanel, type Cell } from './ExplainPanel';
import { figure, moneyUnit, share, times } from './format';
import { Grid } from './Grid';
import { contentQuery, post, projectPath, solveQuery, type Ask } from './queries';
import { Sliders } from './Sliders';
import type { Content as Stored, Solved } from './types';

/** The model live: levers, what they do, why each number is what it is, options side by side, versions. */
export default function ModelTab({ project }: { project: string }) {
  const { t } = useTranslation();
  const [model, setModel] = useState('');
  const { data, error, refetch } = useQuery(contentQuery(project, model));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="pj-model">
      <div className="pj-versions">
        <label>
          {t('pj.version')}{' '}
          <select translate="no" value={data.model ?? ''} onChange={(event) => setModel(event.target.value)}>
            {data.model === null && <option value="">{data.name}</option>}
            {data.versions.map((version) => (
              <option key={version.id} value={version.id}>
                {version.name} · {t(`pj.status.${version.status as 'base'}`)} · {version.made_at.slice(0, 10)}
              </option>
            ))}
          </select>
        </label>
        {data.template && <span className="muted">{t('pj.fromTemplate')}</span>}
      </div>
      <Model key={`${data.model ?? ''}`} project={project} stored={data} onSaved={setModel} />
    </div>
  );
}

/** What was changed and not saved, kept through a reload and a look at another tab. */
interface Draft {
  content: Content | null;
  changes: Record<string, number>;
}

function useDraft(key: string) {
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '') as Draft;
    } catch {
      return { content: null, changes: {} };
    }
  });
  const touched = draft.content !== null || Object.keys(draft.changes).length > 0;
  useEffect(() => {
    if (touched) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  }, [key, draft, touched]);
  return { draft, setDraft, touched };
}

function Model(props: { project: string; stored: Stored; onSaved: (model: string) => void }) {
  const { project, stored, onSaved } = props;
  const { t } = useTranslation();
  const { draft, setDraft, touched } = useDraft(`pj-draft:${project}:${stored.model ?? ''}`);
  const { content, changes } = draft;
  const [past, setPast] = useState<Draft[]>([]);
  const [keepDebt, setKeepDebt] = useState(false);
  const [cell, setCell] = useState<Cell | null>(null);
  const [year, setYear] = useState(-1);
  const [grid, setGrid] = useState(false);
  const ask = useMemo<Ask>(
    () => ({ ...(content ? { content } : { model: stored.model }), changes, keep_debt: keepDebt }),
    [content, stored.model, changes, keepDebt],
  );
  const { data: solved, error } = useQuery(solveQuery(project, ask));
  const here = content ?? stored.content;
  const standing = useMemo(() => fold(here, changes), [here, changes]);
  const setChanges = (next: Record<string, number>) => setDraft({ content, changes: next });
  const rewrite = (next: Content) => {
    setPast([...past, draft]);
    setDraft({ content: next, changes: {} });
  };
  const setNumber = (path: string, value: number | undefined) => {
    const known = value !== undefined && numberAt(here, path) !== null;
    if (known) setChanges({ ...changes, [path]: value });
    else rewrite(put(standing, path, value));
  };
  const undo = () => {
    setDraft(past.at(-1)!);
    setPast(past.slice(0, -1));
  };
  const firstYear = solved ? solved.years.findIndex((each) => (each.values.service_due ?? 0) > 0) : -1;
  const shownYear = year >= 0 ? year : Math.max(0, firstYear);
  const explainPeriod = (line: string, period: number) => setCell({ line, member: 0, period });
  return (
    <>
      <div className="pj-live">
        <Panel title={t('pj.levers')} className="pj-levers">
          <Sliders content={here} changes={changes} onChange={setChanges} />
          <label className="pj-check">
            <input
              type="checkbox"
              checked={keepDebt}
              onChange={(event) => setKeepDebt(event.target.checked)}
            />{' '}
            {t('pj.keepDebt')}
          </label>
        </Panel>
        <div className="pj-charts">
          {touched && (
            <Notice tone="blue">
              {t('pj.unsaved')}{' '}
              <Button
                size="small"
                onClick={() => {
                  setDraft({ content: null, changes: {} });
                  setPast([]);
                }}
              >
                {t('pj.discard')}
              </Button>
            </Notice>
          )}
          {error && <Failed error={error} />}
          {solved && !solved.settled && <Notice tone="red">{t('pj.notSettled')}</Notice>}
          {solved && <Strip solved={solved} onExplain={(line) => setCell({ line, member: 0, period: 0 })} />}
          {solved && (
            <div className="pj-chart-grid">
              <Panel title={t('pj.chart.cash')} note={t('pj.perYear')}>
                <CashChart solved={solved} picked={year} onPick={setYear} />
              </Panel>
              <Panel title={t('pj.chart.cover')} note={t('pj.pressToExplain')}>
                <CoverChart solved={solved} onPick={(period) => explainPeriod('dscr', period)} />
              </Panel>
              <Panel title={t('pj.chart.debt')} note={t('pj.yearEnd')}>
                <DebtChart solved={solved} picked={year} onPick={setYear} />
              </Panel>
              <Panel title={t('pj.chart.waterfall')} note={solved.years[shownYear]?.year}>
                <WaterfallChart solved={solved} year={shownYear} />
              </Panel>
            </div>
          )}
        </div>
      </div>
      <Toolbar
        project={project}
        ask={ask}
        grid={grid}
        onGrid={() => setGrid(!grid)}
        onContent={rewrite}
        onSaved={(model) => {
          setDraft({ content: null, changes: {} });
          setPast([]);
          onSaved(model);
        }}
      />
      {grid && <Grid project={project} ask={ask} onExplain={setCell} />}
      <CompareTable
        project={project}
        stored={stored}
        content={content}
        changes={changes}
        onTake={setChanges}
      />
      <Assumptions
        content={standing}
        stored={stored.content}
        changes={changes}
        onNumber={setNumber}
        onContent={rewrite}
        onUndo={past.length ? undo : undefined}
      />
      {cell && (
        <ExplainPanel
          key={`${cell.line}-${cell.member}-${cell.period}`}
          project={project}
          ask={ask}
          content={standing}
          cell={cell}
          onClose={() => setCell(null)}
        />
      )}
    </>
  );
}

/** The headline figures; each explains itself. */
function Strip({ solved, onExplain }: { solved: Solved; onExplain: (number: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = solved.numbers;
  const money = (value: number | undefined) => figure(value, 'money', language);
  const years = (value: number | null | undefined) =>
    value === null || value === undefined ? absent : `${number(value, 1)} ${t('pj.years')}`;
  const covered = (n.debt_sized ?? 0) > (n.tiny ?? 0);
  const items: { key: string; name: string; value: string; unit?: string; note?: string; tone?: string }[] = [
    {
      key: 'debt_sized',
      name: t('pj.kpi.debt'),
      value: money(n.debt_sized),
      unit: moneyUnit(language, solved.currency),
      note: t(`pj.binding.${solved.reached.binding as 'cover'}`),
    },
    {
      key: 'gearing_sized',
      name: t('pj.kpi.gearing'),
      value: share(n.gearing_sized),
      note: `${t('pj.kpi.equity')} ${money(n.equity_sized)}`,
    },
    {
      key: 'min_dscr',
      name: t('pj.kpi.minDscr'),
      value: covered ? times(n.min_dscr) : absent,
      note: covered ? `${t('pj.kpi.mean')} ${times(n.mean_dscr)}` : t('pj.notApplicable'),
      tone: !covered
        ? undefined
        : n.min_dscr! < n.default_dscr!
          ? 'red'
          : n.min_dscr! < n.lockup_dscr!
            ? 'orange'
            : 'green',
    },
    {
      key: 'min_llcr',
      name: t('pj.kpi.llcr'),
      value: covered ? times(n.min_llcr) : absent,
      note: covered ? `PLCR ${times(n.min_plcr)}` : t('pj.notApplicable'),
    },
    {
      key: 'equity_irr',
      name: t('pj.kpi.equityIrr'),
      value: share(n.equity_irr, 2),
      note: `${t('pj.kpi.payback')} ${years(solved.reached.payback_years)}`,
    },
    {
      key: 'equity_npv',
      name: t('pj.kpi.equityNpv'),
      value: money(n.equity_npv),
      unit: moneyUnit(language, solved.currency),
      note: t('pj.kpi.discount', { rate: share(n.discount_rate) }),
    },
    {
      key: 'project_irr',
      name: t('pj.kpi.projectIrr'),
      value: share(n.project_irr, 2),
      note: `${t('pj.kpi.payback')} ${years(solved.reached.project_payback_years)}`,
    },
    {
      key: 'total_uses',
      name: t('pj.kpi.uses'),
      value: money(n.total_uses),
      unit: moneyUnit(language, solved.currency),
      note: `${t('pj.kpi.idc')} ${money(n.total_idc)}`,
    },
  ];
  return (
    <>
      <div className="figures pj-strip">
        {items.map((item) => (
          <button key={item.key} type="button" className="figure" onClick={() => onExplain(item.key)}>
            <span className="figure-name">{item.name}</span>
            <span className="figure-value" data-tone={item.tone}>
              {item.value}
              {item.unit && <small>{item.unit}</small>}
            </span>
            {item.note && <span className="figure-note">{item.note}</span>}
          </button>
        ))}
      </div>
      <p className="pj-solved muted">
        {t('pj.solvedIn', {
          periods: solved.periods.length,
          rounds: solved.rounds,
          time: number(solved.microseconds / 1000, 2),
        })}
      </p>
    </>
  );
}

/** The name the server gives a file. */
function fileName(response: Response): string | null {
  const found = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '');
  return found ? decodeURIComponent(found[1]!) : null;
}

interface ToolbarProps {
  project: string;
  ask: Ask;
  grid: boolean;
  onGrid: () => void;
  onContent: (content: Content) => void;
  onSaved: (model: string) => void;
}

function Toolbar({ project, ask, grid, onGrid, onContent, onSaved }: ToolbarProps) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const may = me.permissions.includes('project.model');
  const save = async (base: boolean) => {
    setBusy(true);
    try {
      const saved = await post<{ id: string }>(project, 'model', {
        name: name || t('pj.untitled'),
        model: ask.model ?? null,
        content: ask.content ?? null,
        changes: ask.changes,
        base,
      });
      toastDone(t('pj.saved'));
      setName('');
      await client.invalidateQueries({ queryKey: ['record', 'project_model', project] });
      await client.invalidateQueries({ queryKey: ['record', 'project', project] });
      onSaved(saved.id);
    } catch (error) {
      toastFailed(t('pj.failed'), error);
    }
    setBusy(false);
  };
  const fetchBook = async () => {
    setBusy(true);
    try {
      const response = await fetch(projectPath(project, 'workbook'), {
        method: 'POST',
        credentials: 'same-origin',
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': document.cookie.match(/(?:^|; )steward_csrf=([^;]+)/)?.[1] ?? '',
        },
        body: JSON.stringify(ask),
      });
      if (!response.ok) throw new Error(String(response.status));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = fileName(response) ?? 'project-model.xlsx';
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      toastFailed(t('pj.failed'), error);
    }
    setBusy(false);
  };
  const takeBook = async (file: File) => {
    try {
      const read = await request<{ content: Content }>('POST', projectPath(project, 'workbook/upload'), {
        body: file,
        headers: {
          'X-File-Name': encodeURIComponent(file.name),
          'Content-Type': 'application/octet-stream',
        },
      });
      onContent(read.content);
      toastDone(t('pj.bookRead'));
    } catch (error) {
      toastFailed(t('pj.bookRefused'), error);
    }
  };
  return (
    <div className="pj-toolbar">
      <Button icon={<Sigma size={15} />} aria-pressed={grid} onClick={onGrid}>
        {t('pj.grid')}
      </Button>
      <Button icon={<Download size={15} />} busy={busy} onClick={() => void fetchBook()}>
        {t('pj.book')}
      </Button>
      <label className="button" data-kind="default">
        <Upload size={15} aria-hidden />
        <span>{t('pj.readBook')}</span>
        <input
          type="file"
          accept=".xlsx"
          className="pj-hidden"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void takeBook(file);
            event.target.value = '';
          }}
        />
      </label>
      <div className="grow" />
      {may && (
        <>
          <input
            className="pj-name"
            value={name}
            placeholder={t('pj.versionName')}
            aria-label={t('pj.versionName')}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
          <Button busy={busy} onClick={() => void save(false)}>
            {t('pj.saveDraft')}
          </Button>
          <Button kind="primary" icon={<Save size={15} />} busy={busy} onClick={() => void save(true)}>
            {t('pj.saveBase')}
          </Button>
        </>
      )}
    </div>
  );
}
