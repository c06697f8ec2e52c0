import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isStale } from '@/api/problem';
import { changeRecord } from '@/api/records';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Segments } from '@/shared/ui/Segments';
import { fenTyped, plainText, type SheetUnit } from './amounts';
import { blockOf, copyBlock, hasNames, layBlock, tableOf, type Place } from './block';
import { Checks } from './Checks';
import {
  adjusted,
  editKey,
  emptyHistory,
  itemsOf,
  liveChecks,
  patches,
  record,
  redo,
  reported,
  undo,
  violatedCells,
  type History,
} from './edits';
import { SheetTable, type Layer } from './SheetTable';
import type { Sheet } from './types';

interface Props {
  sheet: Sheet;
  unit: SheetUnit;
  writable: boolean;
  /** The item to stand on when the sheet opens: where a ratio or a DuPont figure came from. */
  focusItem: string | null;
  /** A whole statement was pasted rather than amounts. */
  onWholeStatement: (text: string) => void;
}

/** Items by periods, typed into like a spreadsheet; nothing reaches the server before it is saved. */
export function StatementSheet({ sheet, unit, writable, focusItem, onWholeStatement }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const items = useMemo(() => itemsOf(sheet), [sheet]);
  const size = { rows: items.length, columns: sheet.periods.length };
  const start = Math.max(0, focusItem ? items.findIndex((item) => item.code === focusItem) : 0);
  const [cursor, setCursor] = useState<Place>({ row: start, column: 0 });
  const [anchor, setAnchor] = useState<Place>({ row: start, column: 0 });
  const [typing, setTyping] = useState<string | null>(null);
  const [history, setHistory] = useState<History>(emptyHistory);
  const [layer, setLayer] = useState<Layer>('reported');
  const [saving, setSaving] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const { edits } = history;

  const checks = useMemo(() => liveChecks(sheet, edits), [sheet, edits]);
  const violated = useMemo(() => violatedCells(checks), [checks]);
  const block = blockOf(anchor, cursor);
  const shown = layer === 'reported' ? reported : adjusted;
  const valueAt = ({ row, column }: Place) => shown(sheet, items[row]!, column, edits);
  const editable = writable && layer === 'reported';

  useEffect(() => {
    if (focusItem) table.current?.focus();
  }, [focusItem]);

  useEffect(() => {
    if (edits.size === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [edits.size]);

  const put = (changes: { row: number; column: number; fen: number | null }[]) =>
    setHistory((old) =>
      record(
        old,
        changes.map(({ row, column, fen }) => ({
          key: editKey(sheet.periods[column]!.id, items[row]!.code),
          fen,
          saved: items[row]!.cells[column]?.reported ?? null,
        })),
      ),
    );

  const move = (down: number, right: number, extend = false) => {
    const next = {
      row: Math.max(0, Math.min(size.rows - 1, cursor.row + down)),
      column: Math.max(0, Math.min(size.columns - 1, cursor.column + right)),
    };
    setCursor(next);
    if (!extend) setAnchor(next);
  };

  const stand = (place: Place, extend = false) => {
    setCursor(place);
    if (!extend) setAnchor(place);
    table.current?.focus();
  };

  const commit = (text: string): boolean => {
    setTyping(null);
    const fen = fenTyped(text, unit);
    if (fen === null) {
      toastFailed(t('statements.noAmount', { text }), undefined);
      return false;
    }
    put([{ ...cursor, fen: fen ?? null }]);
    return true;
  };

  const endTyping = (text: string | null, down = 0, right = 0) => {
    if (text === null) setTyping(null);
    else if (commit(text)) move(down, right);
    table.current?.focus();
  };

  const clear = () => {
    const changes = [];
    for (let row = block.top; row <= block.bottom; row++)
      for (let column = block.left; column <= block.right; column++) changes.push({ row, column, fen: null });
    put(changes);
  };

  const press = (event: KeyboardEvent) => {
    if (typing !== null || event.nativeEvent.isComposing) return;
    const key = event.key;
    const control = event.ctrlKey || event.metaKey;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [12, 0],
      PageUp: [-12, 0],
    };
    const step = steps[key];
    if (control && key.toLowerCase() === 'z') setHistory(event.shiftKey ? redo : undo);
    else if (control && key.toLowerCase() === 'y') setHistory(redo);
    else if (control && key.toLowerCase() === 's') void save();
    else if (control && key.toLowerCase() === 'a') {
      setAnchor({ row: 0, column: 0 });
      setCursor({ row: size.rows - 1, column: size.columns - 1 });
    } else if (control && key === 'Home') stand({ row: 0, column: 0 });
    else if (control && key === 'End') stand({ row: size.rows - 1, column: 0 });
    else if (control || event.altKey) return;
    else if (step) move(...step, event.shiftKey);
    else if (key === 'Home') move(0, -size.columns, event.shiftKey);
    else if (key === 'End') move(0, size.columns, event.shiftKey);
    else if (key === 'Enter' && event.shiftKey) move(-1, 0);
    else if (key === 'Enter' || key === 'F2') {
      if (!editable) return;
      const now = valueAt(cursor);
      setTyping(now === null ? '' : plainText(now, unit));
    } else if ((key === 'Delete' || key === 'Backspace') && editable) clear();
    else if (key === 'z' && history.done.length) setHistory(undo);
    else if (editable && /^[-\d.(（]$/.test(key)) setTyping(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const copy = (event: ClipboardEvent) => {
    if (typing !== null) return;
    event.clipboardData.setData('text/plain', copyBlock(block, valueAt, unit));
    event.preventDefault();
  };

  const paste = (event: ClipboardEvent) => {
    if (typing !== null || !editable) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const cells = tableOf(text);
    if (hasNames(cells)) {
      onWholeStatement(text);
      return;
    }
    const laid = layBlock(cells, { row: block.top, column: block.left }, size, unit);
    put(laid.changes);
    if (laid.refused.length) {
      toastFailed(
        t('statements.notPasted', { count: laid.refused.length }),
        new Error(
          laid.refused
            .slice(0, 3)
            .map((each) => `“${each.text}”`)
            .join(' '),
        ),
      );
    }
  };

  const save = async () => {
    const changes = patches(sheet, edits);
    if (changes.length === 0 || saving) return;
    setSaving(true);
    let held = false;
    try {
      for (const { period, fields } of changes) {
        const saved = await changeRecord('statement', period.id, period.version, fields);
        held ||= Boolean(saved.pending_change);
      }
      setHistory(emptyHistory);
      toastDone(t(held ? 'record.sentToSecondPerson' : 'record.saved'));
    } catch (error) {
      if (isStale(error)) {
        const change = changes[0]!;
        useUi
          .getState()
          .set({ conflict: { entity: 'statement', id: change.period.id, mine: change.fields } });
      } else toastFailed(t('statements.notSaved'), error, () => void save());
    } finally {
      setSaving(false);
      void client.invalidateQueries({ queryKey: ['sheet', 'statement', sheet.customer.id] });
    }
  };

  return (
    <>
      <div className="sheet-tools">
        <Segments<Layer>
          label={t('statements.layer')}
          value={layer}
          onChange={setLayer}
          options={[
            { value: 'reported', label: t('statements.reported') },
            { value: 'adjusted', label: t('statements.adjusted') },
          ]}
        />
        <Checks
          sheet={sheet}
          checks={checks}
          unit={unit}
          onCell={(period, item) =>
            stand({
              row: Math.max(
                0,
                items.findIndex((each) => each.code === item),
              ),
              column: Math.max(
                0,
                sheet.periods.findIndex((each) => each.id === period),
              ),
            })
          }
        />
        <span className="grow" />
        {editable && (
          <span className="hints" aria-hidden>
            <kbd>↵</kbd> {t('key.edit')} <kbd>Ctrl V</kbd> {t('statements.pasteKey')} <kbd>Ctrl Z</kbd>{' '}
            {t('common.undo')}
          </span>
        )}
        {(history.done.length > 0 || history.undone.length > 0) && (
          <>
            <Button
              kind="ghost"
              size="small"
              aria-label={t('common.undo')}
              disabled={history.done.length === 0}
              icon={<Undo2 size={14} />}
              onClick={() => setHistory(undo)}
            />
            <Button
              kind="ghost"
              size="small"
              aria-label={t('statements.redo')}
              disabled={history.undone.length === 0}
              icon={<Redo2 size={14} />}
              onClick={() => setHistory(redo)}
            />
          </>
        )}
        {edits.size > 0 && (
          <>
            <Button size="small" onClick={() => setHistory(emptyHistory)}>
              {t('statements.discard')}
            </Button>
            <Button size="small" kind="primary" busy={saving} onClick={() => void save()}>
              {t('statements.save', { count: edits.size })}
            </Button>
          </>
        )}
      </div>
      <SheetTable
        ref={table}
        sheet={sheet}
        unit={unit}
        layer={layer}
        edits={edits}
        violated={violated}
        cursor={cursor}
        block={block}
        typing={typing}
        onTyping={setTyping}
        onEndTyping={endTyping}
        onStand={(place, extend) => {
          if (typing !== null && !commit(typing)) return;
          stand(place, extend);
        }}
        onEdit={(place) => {
          if (!editable) return;
          stand(place);
          const now = valueAt(place);
          setTyping(now === null ? '' : plainText(now, unit));
        }}
        onKeyDown={press}
        onCopy={copy}
        onPaste={paste}
      />
    </>
  );
}
