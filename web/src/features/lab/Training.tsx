import { useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Database, FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { number } from '@/shared/lib/format';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { factsTable, train, uploadTable, type Kind, type LabTable } from './api';
import { JobBar } from './JobBar';
import { dataName, factsDay, ofFacts } from './parts';

/** From a table to a model: the data, the outcome, the kind; training itself is a job that may be left. */
export function Training() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [table, setTable] = useState<LabTable | null>(null);
  const [columns, setColumns] = useState('');
  const [factsOn, setFactsOn] = useState('');
  const [job, setJob] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => uploadTable(file, columns),
    onSuccess: setTable,
    onError: (error) => toastFailed(t('lab.unreadable'), error),
  });
  const facts = useMutation({
    mutationFn: () => factsTable(factsOn),
    onSuccess: setTable,
    onError: (error) => toastFailed(t('lab.unreadable'), error),
  });
  return (
    <Panel
      title={t('lab.train')}
      note={
        table
          ? t('lab.tableNote', {
              file: dataName(table.file_name, t),
              rows: number(table.rows),
              columns: table.columns.length,
            })
          : t('lab.trainNote')
      }
    >
      <div className="lab-sources">
        <Button icon={<Database size={14} />} busy={facts.isPending} onClick={() => facts.mutate()}>
          {t('lab.useFacts')}
        </Button>
        <Field label={t('lab.factsOn')} help={t('lab.factsOnHelp')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={factsOn}
              onChange={(event) => setFactsOn(event.target.value)}
            />
          )}
        </Field>
        <Button icon={<FileUp size={14} />} busy={upload.isPending} onClick={() => input.current?.click()}>
          {t('lab.useFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('lab.useFile')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) upload.mutate(file);
            event.target.value = '';
          }}
        />
        <Field label={t('lab.columnNames')} help={t('lab.columnNamesHelp')}>
          {(control) => (
            <input {...control} value={columns} onChange={(event) => setColumns(event.target.value)} />
          )}
        </Field>
      </div>
      {table && <Options key={table.sha256} table={table} columns={columns} onStarted={setJob} />}
      {job && <JobBar job={job} />}
    </Panel>
  );
}

function Options({
  table,
  columns,
  onStarted,
}: {
  table: LabTable;
  columns: string;
  onStarted: (job: string) => void;
}) {
  const { t } = useTranslation();
  const two = table.columns.filter((column) => column.values.length === 2);
  const own = ofFacts(table.file_name);
  const [target, setTarget] = useState(own ? 'in_default' : (two.at(-1)?.name ?? ''));
  const [bad, setBad] = useState('');
  const [name, setName] = useState('corporate');
  const [kind, setKind] = useState<Kind>('card');
  const [time, setTime] = useState('');
  const [segment, setSegment] = useState('');
  const [drop, setDrop] = useState('');
  const [tendency, setTendency] = useState('');
  const chosen = table.columns.find((column) => column.name === target);
  const start = useMutation({
    mutationFn: () =>
      train({
        name: name.trim(),
        kind,
        target,
        bad_value: bad || undefined,
        sha256: own ? undefined : table.sha256,
        facts_on: (own && factsDay(table.file_name)) || undefined,
        file_name: own ? undefined : table.file_name,
        columns: own ? undefined : columns || undefined,
        time: time || undefined,
        test_share: time ? 0.2 : undefined,
        segment: segment || undefined,
        drop: drop || undefined,
        central_tendency: tendency ? Number(tendency) / 100 : undefined,
      }),
    onSuccess: (reply) => onStarted(reply.job),
    onError: (error) => toastFailed(t('lab.notStarted'), error),
  });
  const names = table.columns.map((column) => column.name);
  const pick = (label: string, value: string, set: (value: string) => void, none: string) => (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => set(event.target.value)}>
          <option value="">{none}</option>
          {names.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <form
      className="lab-options"
      onSubmit={(event) => {
        event.preventDefault();
        if (target && name.trim()) start.mutate();
      }}
    >
      <Field label={t('lab.name')} help={t('lab.nameHelp')}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {pick(t('lab.target'), target, setTarget, t('lab.choose'))}
      <Field label={t('lab.badValue')}>
        {(control) => (
          <select {...control} value={bad} onChange={(event) => setBad(event.target.value)}>
            <option value="">{t('lab.found')}</option>
            {chosen?.values.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('lab.kind')}>
        {(control) => (
          <select {...control} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            <option value="card">{t('lab.kinds.card')}</option>
            <option value="trees">{t('lab.kinds.trees')}</option>
          </select>
        )}
      </Field>
      {pick(t('lab.time'), time, setTime, t('lab.noTime'))}
      {pick(t('lab.segment'), segment, setSegment, t('lab.none'))}
      <Field label={t('lab.drop')} help={t('lab.dropHelp')}>
        {(control) => <input {...control} value={drop} onChange={(event) => setDrop(event.target.value)} />}
      </Field>
      <Field label={t('lab.tendency')} help={t('lab.tendencyHelp')}>
        {(control) => (
          <input
            {...control}
            type="number"
            min="0"
            max="99"
            step="any"
            value={tendency}
            onChange={(event) => setTendency(event.target.value)}
          />
        )}
      </Field>
      <div className="lab-start">
        <Button kind="primary" type="submit" busy={start.isPending} disabled={!target || !name.trim()}>
          {t('lab.start')}
        </Button>
      </div>
    </form>
  );
}
