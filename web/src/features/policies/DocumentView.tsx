import { useEffect, useRef, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { getRecord } from '@/api/records';
import { useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { useDebounced } from '@/shared/lib/use-debounced';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { checkDraft, documentQuery, saveDraft, type PolicyDocument, type PolicyItem } from './api';
import { Diff } from './Diff';
import { Editor } from './Editor';
import { Versions } from './Versions';

interface Props {
  file: string;
  item: PolicyItem | undefined;
  line: number | null;
}

export function DocumentView({ file, item, line }: Props) {
  const { data, error, refetch } = useQuery(documentQuery(file));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Loaded document={data} item={item} line={line} />;
}

type Part = 'text' | 'diff' | 'versions';

function Loaded({
  document,
  item,
  line: first,
}: {
  document: PolicyDocument;
  item?: PolicyItem;
  line: number | null;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const [text, setText] = useState(document.text);
  const base = useRef(document.text);
  const [part, setPart] = useState<Part>('text');
  const [line, setLine] = useState(first);
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    // another version came into force: what nobody has changed follows it, what is being written stays
    const before = base.current;
    base.current = document.text;
    setText((old) => (old === before ? document.text : old));
  }, [document.text]);

  const settled = useDebounced(text, 450);
  const changed = text !== document.text;
  const mayDraft = !past && me.permissions.includes('policy.draft');
  const check = useQuery({
    queryKey: ['policy-check', document.file, settled],
    queryFn: () => checkDraft(document.file, settled),
    enabled: settled !== document.text,
    placeholderData: (old) => old,
  });
  const problems = changed ? (check.data?.problems ?? []) : [];
  const here = problems.filter((problem) => problem.file === document.file);

  const open = async (id: string) => {
    try {
      const version = await getRecord('policy_version', id);
      setText(String(version.text ?? ''));
      setPart('diff');
    } catch (error) {
      toastFailed(t('policies.notOpened'), error);
    }
  };

  return (
    <>
      <header className="policy-head">
        <div>
          <h2>{label(item?.label) || document.file}</h2>
          <p className="faint">
            <code>{document.file}</code> · v{item?.version ?? '—'} · <code>{document.hash.slice(0, 12)}</code>
          </p>
        </div>
        <span className="grow" />
        <Segments<Part>
          label={t('policies.part')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'text', label: t('policies.text') },
            { value: 'diff', label: t('policies.diff') },
            { value: 'versions', label: t('policies.versions', { count: document.versions.length }) },
          ]}
        />
        {changed && (
          <Button size="small" onClick={() => setText(document.text)}>
            {t('policies.discard')}
          </Button>
        )}
        {mayDraft && (
          <Button size="small" kind="primary" disabled={!changed} onClick={() => setSaving(true)}>
            {t('policies.saveDraft')}
          </Button>
        )}
      </header>
      {part === 'text' && (
        <>
          <Editor text={text} problems={here} readOnly={!mayDraft} line={line} onText={setText} />
          <div className="policy-problems" aria-live="polite" data-bad={problems.length ? '' : undefined}>
            {!changed ? (
              <span className="faint">{mayDraft ? t('policies.inForce') : t('policies.readOnly')}</span>
            ) : check.isFetching && !check.data ? (
              <span className="faint">{t('policies.checking')}</span>
            ) : check.error ? (
              <span>{String(check.error)}</span>
            ) : problems.length === 0 ? (
              <span className="policy-good">
                <CircleCheck size={14} aria-hidden /> {t('policies.good')}
              </span>
            ) : (
              <ul>
                {problems.map((problem, index) => (
                  <li key={index}>
                    <button type="button" onClick={() => setLine(problem.line)}>
                      <CircleAlert size={14} aria-hidden />
                      <code>
                        {problem.file === document.file ? '' : `${problem.file}:`}
                        {problem.line}:{problem.column}
                      </code>
                      <span>{label(problem)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
      {part === 'diff' && <Diff before={document.text} after={text} />}
      {part === 'versions' && <Versions document={document} onOpen={(id) => void open(id)} />}
      {saving && (
        <SaveDialog
          file={document.file}
          text={text}
          problems={problems.length}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            setPart('versions');
            void client.invalidateQueries({ queryKey: ['policies'] });
          }}
        />
      )}
    </>
  );
}

interface SaveProps {
  file: string;
  text: string;
  problems: number;
  onClose: () => void;
  onSaved: () => void;
}

function SaveDialog({ file, text, problems, onClose, onSaved }: SaveProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => saveDraft(file, text, reason.trim()),
    onSuccess: (reply) => {
      toastDone(t('policies.saved', { number: reply.number }));
      onSaved();
    },
    onError: (error) => toastFailed(t('policies.notSaved'), error),
  });
  return (
    <Dialog
      title={t('policies.saveDraft')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('policies.saveDraft')}
          </Button>
        </>
      }
    >
      {problems > 0 && <p className="late">{t('policies.withProblems', { count: problems })}</p>}
      <Field
        label={t('policies.reason')}
        error={tried && !reason.trim() ? t('form.required', { name: t('policies.reason') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
