import { useEffect, useRef } from 'react';
import { post, type Messages } from '../api';
import { useDraft } from '../draft';
import { minute } from '../format';
import { useLoad } from '../load';
import { useMay, useMine } from '../me';
import { send, useOutbox } from '../outbox';
import { Button, Head, Loaded } from '../ui';
import { useWords } from '../words';

export default function MessagesPage() {
  const w = useWords();
  const { me, again } = useMine();
  const may = useMay('client.message');
  const messages = useLoad<Messages>('/messages');
  const waiting = useOutbox().filter((item) => item.path === '/messages');
  const { value: draft, change, clear } = useDraft(`message:${me.id}`, { body: '' });
  const end = useRef<HTMLDivElement>(null);
  const count = (messages.data?.items.length ?? 0) + waiting.length;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  useEffect(() => {
    if (me.unread > 0) void post('/messages/seen').then(again, () => undefined);
    // once a visit
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const say = async () => {
    const body = draft.body.trim();
    if (!body) return;
    clear();
    await send({ path: '/messages', title: body.slice(0, 40), body: { body } }).catch(() => change({ body }));
  };
  return (
    <div className="p-thread">
      <Head title={w.messages.title} />
      <Loaded of={messages}>
        {(data) => (
          <>
            <p className="p-facts" translate="no">
              {data.manager && w.messages.with(data.manager)}
            </p>
            {count === 0 && <p className="p-empty">{w.messages.none}</p>}
            <ol className="p-messages">
              {data.items.map((each) => (
                <li key={each.id} data-side={each.side}>
                  <small>
                    <span translate="no">{each.author}</span> ·{' '}
                    {each.side === 'bank' && `${w.messages.bank} · `}
                    <time>{minute(each.sent_at)}</time>
                    {each.mine && each.seen_at && ` · ${w.messages.seen}`}
                  </small>
                  <p translate="no">{each.body}</p>
                </li>
              ))}
              {waiting.map((item) => (
                <li key={item.key} data-side="client" data-waiting>
                  <small>{item.refused ?? w.messages.queued}</small>
                  <p translate="no">{String(item.body?.body)}</p>
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
      <div ref={end} />
      {may && (
        <form
          className="p-write"
          onSubmit={(event) => {
            event.preventDefault();
            void say();
          }}
        >
          <textarea
            rows={2}
            maxLength={2000}
            aria-label={w.messages.placeholder}
            placeholder={w.messages.placeholder}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
          />
          <Button kind="primary" type="submit" disabled={!draft.body.trim()}>
            {w.messages.send}
          </Button>
        </form>
      )}
    </div>
  );
}
