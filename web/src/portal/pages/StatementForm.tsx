import { useEffect, useMemo, useState } from 'react';
import { number } from '@/shared/lib/format';
import type { Posted } from '@/api/schema-types';
import { post, type Statements } from '../api';
import { keep, kept, useDraft } from '../draft';
import { useLoad } from '../load';
import { useMine } from '../me';
import { send, useOnline } from '../outbox';
import { go } from '../route';
import { Button, Card, Field, Head, Loading, Note, Pill, Sorry, sorry } from '../ui';
import { say, useWords } from '../words';
import { newKey } from '../api';

type Checked = Posted<'/portal/statements/check'>;
type Sections = Statements['sections'];

/** Fen in one of the unit a statement is keyed in. */
const fenIn: Record<string, number> = {
  yuan: 100,
  ten_thousand: 1_000_000,
  thousand: 100_000,
  million: 100_000_000,
};

interface Draft {
  key: string;
  period_end: string;
  period_months: string;
  scope: string;
  unit: string;
  audited: boolean;
  auditor: string;
  values: Record<string, string>;
}

/** '1,234.5' in the chosen unit as whole fen; undefined when it is no amount. Digits are moved, never multiplied. */
function fenOf(text: string, unit: string): number | undefined {
  const match = /^\s*(-?)(\d+)(?:\.(\d*))?\s*$/.exec(text.replaceAll(',', ''));
  if (!match) return undefined;
  const places = String(fenIn[unit]).length - 1;
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  if (decimals.length > places) return undefined;
  const fen = Number(match[2] + decimals.padEnd(places, '0'));
  return Number.isSafeInteger(fen) ? (match[1] ? -fen : fen) : undefined;
}

function useTemplate() {
  const loaded = useLoad<Statements>('/statements');
  const sections = loaded.data?.sections ?? kept<Sections>('sections');
  useEffect(() => {
    if (loaded.data) keep('sections', loaded.data.sections);
  }, [loaded.data]);
  return {
    sections,
    next: loaded.data?.next_period,
    failed: !sections && !loaded.busy ? loaded.error : undefined,
    again: loaded.again,
  };
}

function Checks({ checked, unit, labels }: { checked: Checked; unit: string; labels: Map<string, string> }) {
  const w = useWords();
  const wrong = checked.checks.filter((each) => each.violated);
  return (
    <Card title={w.statements.check} tone={wrong.length || checked.missing.length ? 'orange' : 'green'}>
      {checked.missing.length > 0 && (
        <p>{w.statements.missing(checked.missing.map((code) => labels.get(code) ?? code).join('、'))}</p>
      )}
      {wrong.length === 0 ? (
        <p>{w.statements.balances(checked.evaluated)}</p>
      ) : (
        <p>{w.statements.wrong(wrong.length)}</p>
      )}
      <ul className="p-checks">
        {wrong.map((each) => (
          <li key={each.name}>
            <b>{say(each.label)}</b>{' '}
            <span className="tabular">{w.statements.off(number(each.difference / fenIn[unit]!, 2))}</span>
          </li>
        ))}
      </ul>
      {checked.covenants.length > 0 && (
        <>
          <h3>{w.statements.covenants}</h3>
          {checked.covenants.map((each) => (
            <div className="p-line" key={each.id}>
              <span>
                <b translate="no">{each.name}</b>
                <br />
                <small className="tabular">
                  {say(each.value)} / {say(each.bound)}
                </small>
              </span>
              <Pill tone={{ met: 'green', near: 'orange', breached: 'red' }[each.result] ?? 'grey'}>
                {w.covenants.result[each.result]}
              </Pill>
            </div>
          ))}
        </>
      )}
    </Card>
  );
}

function Section({
  section,
  draft,
  onValue,
}: {
  section: Sections[number];
  draft: Draft;
  onValue: (code: string, text: string) => void;
}) {
  const w = useWords();
  const filled = section.items.filter((item) => draft.values[item.code]?.trim()).length;
  return (
    <details className="p-card p-section" open={section.name === 'assets' || undefined}>
      <summary>
        <b>{say(section.label)}</b>{' '}
        <span className="p-small tabular">{w.statements.filled(filled, section.items.length)}</span>
      </summary>
      <div className="p-items">
        {section.items.map((item) => {
          const text = draft.values[item.code] ?? '';
          const bad = text.trim() !== '' && fenOf(text, draft.unit) === undefined;
          return (
            <label key={item.code} data-total={item.total || undefined}>
              <span>{say(item.label)}</span>
              <input
                inputMode="decimal"
                name={item.code}
                value={text}
                aria-invalid={bad || undefined}
                onChange={(event) => onValue(item.code, event.target.value)}
              />
            </label>
          );
        })}
      </div>
    </details>
  );
}

function HeadFields({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const w = useWords();
  return (
    <Card>
      <div className="p-grid">
        <Field label={w.statements.period}>
          {(id) => (
            <input
              id={id}
              type="date"
              value={draft.period_end}
              onChange={(event) => change({ period_end: event.target.value })}
            />
          )}
        </Field>
        <Field label={w.statements.months}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={1}
              max={18}
              value={draft.period_months}
              onChange={(event) => change({ period_months: event.target.value })}
            />
          )}
        </Field>
        <Field label={w.statements.scopeLabel}>
          {(id) => (
            <select id={id} value={draft.scope} onChange={(event) => change({ scope: event.target.value })}>
              {Object.entries(w.statements.scope).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={w.statements.unitLabel}>
          {(id) => (
            <select id={id} value={draft.unit} onChange={(event) => change({ unit: event.target.value })}>
              {Object.entries(w.statements.unit).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <label className="p-check">
        <input
          type="checkbox"
          checked={draft.audited}
          onChange={(event) => change({ audited: event.target.checked })}
        />{' '}
        {w.statements.audit}
      </label>
      {draft.audited && (
        <Field label={w.statements.auditor}>
          {(id) => (
            <input
              id={id}
              value={draft.auditor}
              maxLength={120}
              onChange={(event) => change({ auditor: event.target.value })}
            />
          )}
        </Field>
      )}
    </Card>
  );
}

function bodyOf(draft: Draft) {
  const values: Record<string, number> = {};
  for (const [code, text] of Object.entries(draft.values)) {
    if (!text.trim()) continue;
    const fen = fenOf(text, draft.unit);
    if (fen === undefined) return undefined;
    values[code] = fen;
  }
  return {
    period_end: draft.period_end,
    period_months: Number(draft.period_months) || 12,
    scope: draft.scope,
    unit: draft.unit,
    values,
  };
}

/** Filled in over an evening if need be: kept on the device with every key, sent once when the network is there. */
export default function StatementForm() {
  const w = useWords();
  const { me } = useMine();
  const online = useOnline();
  const { sections, next, failed, again } = useTemplate();
  const {
    value: draft,
    change,
    clear,
  } = useDraft<Draft>(`statement:${me.id}`, {
    key: newKey(),
    period_end: '',
    period_months: '12',
    scope: 'parent',
    unit: 'ten_thousand',
    audited: false,
    auditor: '',
    values: {},
  });
  const [checked, setChecked] = useState<Checked>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (next && !draft.period_end)
      change({ period_end: next, period_months: String(Number(next.slice(5, 7))) });
  }, [next, draft.period_end, change]);
  const labels = useMemo(
    () =>
      new Map(
        sections?.flatMap((section) => section.items.map((item) => [item.code, say(item.label)] as const)),
      ),
    [sections],
  );
  if (!sections) return failed ? <Sorry text={sorry(failed)} onRetry={again} /> : <Loading />;
  const act = async (what: () => Promise<void>) => {
    setProblem('');
    setBusy(true);
    try {
      await what();
    } catch (error) {
      setProblem(sorry(error));
    } finally {
      setBusy(false);
    }
  };
  const body = bodyOf(draft);
  const check = () => act(async () => setChecked(await post<Checked>('/statements/check', body)));
  const deliver = () =>
    act(async () => {
      if (!body) throw new Error(w.statements.bad);
      const title = `${w.statements.title} ${draft.period_end}`;
      await send({
        key: draft.key,
        path: '/statements',
        title,
        body: { ...body, audited: draft.audited, auditor: draft.auditor || undefined },
      });
      clear();
      localStorage.removeItem(`portal-draft:statement:${me.id}`);
      go('/statements');
    });
  return (
    <>
      <Head title={w.statements.fill} back="/statements">
        <span className="p-small">{w.statements.kept}</span>
      </Head>
      <div className="p-two">
        <div>
          <HeadFields draft={draft} change={change} />
          {sections
            .filter((section) => section.items.length > 0)
            .map((section) => (
              <Section
                key={section.name}
                section={section}
                draft={draft}
                onValue={(code, text) => {
                  setChecked(undefined);
                  change({ values: { ...draft.values, [code]: text } });
                }}
              />
            ))}
        </div>
        <div className="p-stick">
          {!checked && (
            <Card>
              <p className="muted">{w.statements.how}</p>
            </Card>
          )}
          {checked && <Checks checked={checked} unit={draft.unit} labels={labels} />}
          {problem && <Note tone="red">{problem}</Note>}
          {!body && <Note tone="orange">{w.statements.bad}</Note>}
          {!online && <Note>{w.statements.offlineCheck}</Note>}
          <div className="p-actions">
            <Button onClick={() => void check()} disabled={busy || !online || !body}>
              {w.statements.check}
            </Button>
            <Button
              kind="primary"
              onClick={() => void deliver()}
              disabled={busy || !body || !draft.period_end}
            >
              {w.statements.send}
            </Button>
            <Button kind="quiet" onClick={() => change({ values: {}, key: newKey() })}>
              {w.statements.clear}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}
