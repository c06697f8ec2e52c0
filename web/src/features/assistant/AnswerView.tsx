import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import {
  BookText,
  CopyCheck,
  Copy,
  FileText,
  ListFilter,
  ThumbsDown,
  ThumbsUp,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { handOver, judge } from './api';
import { Phrasing } from './Phrasing';
import { QueryView } from './QueryView';
import type { Draft, Source, Turn } from './types';

interface Props {
  turn: Turn;
  /** Just asked: the model, when one is plugged in, may phrase it. */
  fresh?: boolean;
  onAsk: (question: string) => void;
}

/** One answer: sentences with the numbers of their sources, what hangs on it, and what one thinks of it. */
export function AnswerView({ turn, fresh = false, onAsk }: Props) {
  const { t } = useTranslation();
  return (
    <article className="ask-answer" data-kind={turn.kind}>
      <Phrasing turn={turn} fresh={fresh} />
      {turn.query && <QueryView query={turn.query} />}
      {turn.draft && <DraftView draft={turn.draft} />}
      {turn.choices && (
        <div className="ask-actions">
          <span className="muted">{t('assistant.meant')}</span>
          {turn.choices.map((choice) => (
            <Button key={choice.title} size="small" onClick={() => onAsk(choice.question)}>
              <span translate="no">{choice.title}</span>
            </Button>
          ))}
        </div>
      )}
      {turn.notes.map((note) => (
        <p key={note} className="ask-note" translate="no">
          {note}
        </p>
      ))}
      <Sources turn={turn} />
      <Actions turn={turn} onAsk={onAsk} />
    </article>
  );
}

const icons: Record<string, typeof BookText> = { query: ListFilter, record: UserRound, fact: FileText };

function Sources({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const shown = turn.sources.filter((source) => source.kind !== 'query');
  if (shown.length === 0) return null;
  return (
    <ol className="ask-sources" aria-label={t('assistant.sources')}>
      {shown.map((source) => (
        <li key={source.n} id={`${turn.id ?? 'last'}-${source.n}`}>
          <SourceLine source={source} />
        </li>
      ))}
    </ol>
  );
}

function SourceLine({ source }: { source: Source }) {
  const Icon = icons[source.kind] ?? BookText;
  const words = (
    <>
      <Icon size={13} aria-hidden />
      <b>{source.n}</b>
      <span className="cut">{source.title}</span>
      {source.detail && <span className="muted cut">{source.detail}</span>}
    </>
  );
  return source.link ? (
    <Link to={source.link} translate="no">
      {words}
    </Link>
  ) : (
    <span translate="no">{words}</span>
  );
}

function DraftView({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const me = useMe();
  const openForm = useUi((state) => state.openForm);
  const [text, setText] = useState(draft.text);
  const [copied, setCopied] = useState(false);
  const [entity = '', field = ''] = (draft.insert ?? '').split('.');
  const insert = () =>
    openForm({
      entity,
      initial: {
        customer: draft.customer,
        customer_title: draft.customer_title,
        [field]: text,
        ...(entity === 'visit' && { subject: draft.title }),
      },
    });
  return (
    <div className="ask-draft">
      <textarea
        aria-label={draft.title}
        value={text}
        rows={Math.min(16, text.split('\n').length + 2)}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="ask-actions">
        <Button
          size="small"
          icon={copied ? <CopyCheck size={13} /> : <Copy size={13} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {t(copied ? 'assistant.copied' : 'assistant.copy')}
        </Button>
        {entity && me.entities[entity]?.create && (
          <Button size="small" kind="primary" onClick={insert}>
            {t(entity === 'visit' ? 'assistant.toVisit' : 'assistant.toNote')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Actions({ turn, onAsk }: Props) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState(turn.verdict ?? '');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [handed, setHanded] = useState('');
  const send = (next: 'up' | 'down', why?: string) => {
    setVerdict(next);
    setAsking(next === 'down' && !why);
    if (turn.id && (next === 'up' || why !== undefined)) void judge(turn.id, next, why);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send('down', reason || '-');
    setAsking(false);
  };
  const customer = turn.draft?.customer;
  return (
    <div className="ask-actions">
      {turn.actions.map((action) =>
        action.link ? (
          action.kind !== 'list' && (
            <Link key={action.label} className="button" data-size="small" to={action.link} translate="no">
              <span>{action.label}</span>
            </Link>
          )
        ) : action.kind === 'hand_over' ? (
          <Button
            key={action.label}
            size="small"
            disabled={!turn.id || handed !== ''}
            onClick={() => {
              if (turn.id) void handOver(turn.id, customer).then(() => setHanded('done'));
            }}
          >
            {handed ? t('assistant.handed') : action.label}
          </Button>
        ) : (
          <Button key={action.label} size="small" onClick={() => onAsk(action.question ?? action.label)}>
            <span translate="no">{action.label}</span>
          </Button>
        ),
      )}
      <div className="grow" />
      {turn.id && turn.kind !== 'talk' && (
        <>
          <Button
            kind="ghost"
            size="small"
            icon={<ThumbsUp size={14} />}
            aria-label={t('assistant.up')}
            aria-pressed={verdict === 'up'}
            onClick={() => send('up')}
          />
          <Button
            kind="ghost"
            size="small"
            icon={<ThumbsDown size={14} />}
            aria-label={t('assistant.down')}
            aria-pressed={verdict === 'down'}
            onClick={() => send('down')}
          />
        </>
      )}
      {asking && (
        <form className="ask-reason" onSubmit={submit}>
          <input
            autoFocus
            aria-label={t('assistant.why')}
            placeholder={t('assistant.why')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button size="small" type="submit">
            {t('assistant.send')}
          </Button>
        </form>
      )}
    </div>
  );
}
