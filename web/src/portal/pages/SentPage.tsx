import { address, type Sent } from '../api';
import { minute } from '../format';
import { useLoad } from '../load';
import { Card, Head, Loaded, Pill } from '../ui';
import { useWords } from '../words';

const tones: Record<string, string> = { sent: 'blue', accepted: 'green', returned: 'orange' };

export default function SentPage() {
  const w = useWords();
  const sent = useLoad<Sent>('/sent');
  return (
    <>
      <Head title={w.sent.title} back="/" />
      <Card>
        <Loaded of={sent}>
          {(data) => (
            <>
              {data.items.length === 0 && <p className="p-empty">{w.sent.none}</p>}
              {data.items.map((each) => (
                <div className="p-line" key={each.id}>
                  <span>
                    <b>{w.sent.kind[each.kind]}</b>{' '}
                    {each.file ? (
                      <a className="p-link" href={address(`/files/${each.file}`)} download translate="no">
                        {each.title}
                      </a>
                    ) : (
                      <span translate="no">{each.title}</span>
                    )}
                    <br />
                    <small>
                      <time>{minute(each.sent_at)}</time>
                      {each.sent_by && (
                        <>
                          {' '}
                          · <span translate="no">{w.sent.by(each.sent_by)}</span>
                        </>
                      )}
                      {each.answered_by && (
                        <>
                          {' '}
                          · <span translate="no">{w.sent.answered(each.answered_by)}</span>
                        </>
                      )}
                    </small>
                    {each.answer && (
                      <>
                        <br />
                        <small translate="no">{each.answer}</small>
                      </>
                    )}
                  </span>
                  <Pill tone={tones[each.status]}>{w.sent.status[each.status]}</Pill>
                </div>
              ))}
            </>
          )}
        </Loaded>
      </Card>
    </>
  );
}
