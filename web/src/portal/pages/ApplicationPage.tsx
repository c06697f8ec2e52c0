import { useRef, useState } from 'react';
import type { Application, Files, PaperWanted, Progress } from '../api';
import { day, money } from '../format';
import { useLoad } from '../load';
import { useMay } from '../me';
import { send } from '../outbox';
import { Button, Card, Head, Loaded, Note, Pill, Sheet, sorry } from '../ui';
import { say, useWords } from '../words';

function Stages({ row }: { row: Application }) {
  const w = useWords();
  return (
    <ol className="p-stages">
      {row.stages.map((stage) => (
        <li key={stage.name} data-state={stage.state}>
          <i aria-hidden="true" />
          <div>
            <b>{say(stage.label)}</b>
            <span className="p-small">
              {w.stage[stage.state as 'passed' | 'current' | 'ahead']}
              {stage.entered_at && (
                <>
                  {' '}
                  · <time>{day(stage.left_at ?? stage.entered_at)}</time>
                </>
              )}
            </span>
            {stage.state === 'current' && <p className="p-small">{say(stage.help)}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The time within which eight of ten cases end, with the middle marked. */
function Estimate({ row }: { row: Application }) {
  const w = useWords();
  const { estimate } = row;
  if (row.status !== 'in_review') return null;
  if (!estimate.from_history)
    return (
      <Card title={w.application.estimate}>
        <p>{w.application.thin(estimate.cases)}</p>
        {estimate.limit_at && <p className="p-small">{w.application.limit(day(estimate.limit_at))}</p>}
      </Card>
    );
  const [from, middle, to] = [estimate.early_at, estimate.median_at, estimate.late_at].map((at) =>
    Date.parse(at ?? ''),
  );
  const share = to! > from! ? (middle! - from!) / (to! - from!) : 0.5;
  return (
    <Card title={w.application.estimate}>
      <p className="p-likely">
        {w.application.likely} <b className="tabular">{day(estimate.median_at)}</b>
      </p>
      <svg
        className="p-band"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${day(estimate.early_at)} – ${day(estimate.late_at)}`}
      >
        <rect x="0" y="2" width="100" height="4" rx="2" />
        <rect
          className="p-band-mark"
          x={Math.min(98, Math.max(0, share * 100 - 1))}
          y="0"
          width="2"
          height="8"
          rx="1"
        />
      </svg>
      <div className="p-row p-small tabular">
        <span>{day(estimate.early_at)}</span>
        <span>{day(estimate.late_at)}</span>
      </div>
      <p className="p-small">{w.application.range}</p>
      <p className="p-small">{w.application.basis(estimate.cases)}</p>
    </Card>
  );
}

function ChooseFile({
  paper,
  onClose,
  onDone,
}: {
  paper: PaperWanted;
  onClose: () => void;
  onDone: (text: string) => void;
}) {
  const w = useWords();
  const files = useLoad<Files>('/files');
  const [problem, setProblem] = useState('');
  const use = async (file: string) => {
    try {
      const fate = await send({ path: `/documents/${paper.id}/use`, title: paper.item, body: { file } });
      onDone(fate === 'sent' ? w.application.sent : w.application.queued);
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <Sheet title={w.application.choose} onClose={onClose}>
      {problem && <Note tone="red">{problem}</Note>}
      <Loaded of={files}>
        {(data) => (
          <>
            {data.items.length === 0 && <p className="p-empty">{w.application.noFiles}</p>}
            {data.items.map((file) => (
              <button type="button" key={file.id} className="p-choice" onClick={() => void use(file.id)}>
                <b translate="no">{file.name}</b>
                <small>
                  {day(file.uploaded_at)} · <span translate="no">{file.uploaded_by}</span>
                </small>
              </button>
            ))}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Paper({ paper, onSaid }: { paper: PaperWanted; onSaid: (text: string, bad?: boolean) => void }) {
  const w = useWords();
  const may = useMay('client.file');
  const input = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState(false);
  const wanted = !paper.waiting && (paper.status === 'missing' || paper.status === 'expired');
  const state = paper.waiting ? 'waiting' : paper.status;
  const tone = {
    missing: paper.required ? 'orange' : 'grey',
    expired: 'red',
    waiting: 'blue',
    received: 'blue',
    verified: 'green',
    waived: 'grey',
  }[state];
  const upload = async (file: File | undefined) => {
    if (!file) return;
    try {
      const fate = await send({
        path: '/files',
        title: paper.item,
        file,
        fileName: file.name,
        query: { document: paper.id },
      });
      onSaid(fate === 'sent' ? w.application.sent : w.application.queued);
    } catch (error) {
      onSaid(sorry(error), true);
    }
  };
  return (
    <li className="p-paper">
      <div className="p-row">
        <b translate="no">{paper.item}</b>
        <Pill tone={tone}>{w.application.paper[state]}</Pill>
      </div>
      <p className="p-small">
        {paper.required ? w.application.required : w.application.optional}
        {wanted && paper.due_on && <> · {w.application.dueOn(paper.due_on)}</>}
        {!wanted && paper.expires_on && <> · {w.application.expires(paper.expires_on)}</>}
        {paper.file_name && (
          <>
            {' '}
            · <span translate="no">{paper.file_name}</span>
          </>
        )}
      </p>
      {wanted && paper.returned !== null && (
        <p className="p-small p-wrong">{w.application.returnedFor(paper.returned)}</p>
      )}
      {wanted && may && (
        <div className="p-actions">
          <input ref={input} type="file" hidden onChange={(event) => void upload(event.target.files?.[0])} />
          <Button onClick={() => input.current?.click()}>{w.application.upload}</Button>
          <Button onClick={() => setChoosing(true)}>{w.application.reuse}</Button>
        </div>
      )}
      {choosing && (
        <ChooseFile
          paper={paper}
          onClose={() => setChoosing(false)}
          onDone={(text) => {
            setChoosing(false);
            onSaid(text);
          }}
        />
      )}
    </li>
  );
}

export default function ApplicationPage({ id }: { id: string }) {
  const w = useWords();
  const progress = useLoad<Progress>('/progress');
  const [said, setSaid] = useState<{ text: string; bad?: boolean }>();
  return (
    <Loaded of={progress}>
      {(data) => {
        const row = data.applications.find((each) => each.id === id);
        if (!row) return <Head title={w.application.title} back="/" />;
        return (
          <>
            <Head title={say(row.product)} back="/">
              <Pill tone="blue">{w.application.status[row.status]}</Pill>
            </Head>
            <p className="p-facts tabular">
              {money(row.amount)} · {w.application.term(row.term_months)} ·{' '}
              <span translate="no">{row.number}</span>
              {row.valid_until && <> · {w.application.valid(row.valid_until)}</>}
            </p>
            {said && <Note tone={said.bad ? 'red' : 'green'}>{said.text}</Note>}
            <div className="p-two">
              <div>
                {row.stages.length > 0 && (
                  <Card title={w.application.stages}>
                    <Stages row={row} />
                  </Card>
                )}
                <Estimate row={row} />
              </div>
              <div>
                <Card
                  title={w.application.papers}
                  aside={
                    row.missing > 0 ? (
                      <Pill tone="orange">{w.application.missing(row.missing)}</Pill>
                    ) : (
                      <Pill tone="green">{w.application.complete}</Pill>
                    )
                  }
                >
                  <ul>
                    {row.documents.map((paper) => (
                      <Paper key={paper.id} paper={paper} onSaid={(text, bad) => setSaid({ text, bad })} />
                    ))}
                  </ul>
                </Card>
              </div>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
