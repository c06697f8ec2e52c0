import { useRef, useState } from 'react';
import { address, type Files } from '../api';
import { day, size } from '../format';
import { useLoad } from '../load';
import { useMay } from '../me';
import { send } from '../outbox';
import { Button, Card, Head, Loaded, Note, Pill, sorry } from '../ui';
import { useWords } from '../words';

export default function FilesPage() {
  const w = useWords();
  const may = useMay('client.file');
  const files = useLoad<Files>('/files');
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<{ text: string; bad?: boolean }>();
  const upload = async (file: File | undefined) => {
    if (!file) return;
    try {
      const fate = await send({ path: '/files', title: file.name, file, fileName: file.name, query: {} });
      setSaid({ text: fate === 'sent' ? w.application.sent : w.application.queued });
    } catch (error) {
      setSaid({ text: sorry(error), bad: true });
    }
  };
  return (
    <>
      <Head title={w.files.title} back="/">
        {may && (
          <Button kind="primary" onClick={() => input.current?.click()}>
            {w.files.upload}
          </Button>
        )}
      </Head>
      <input ref={input} type="file" hidden onChange={(event) => void upload(event.target.files?.[0])} />
      <p className="p-facts">{w.files.types}</p>
      {said && <Note tone={said.bad ? 'red' : 'green'}>{said.text}</Note>}
      <Card>
        <Loaded of={files}>
          {(data) => (
            <>
              {data.items.length === 0 && <p className="p-empty">{w.files.none}</p>}
              {data.items.map((file) => (
                <div className="p-line" key={file.id}>
                  <span>
                    <a className="p-link" href={address(`/files/${file.id}`)} download translate="no">
                      {file.name}
                    </a>
                    <br />
                    <small>
                      {day(file.uploaded_at)} · {size(file.size_bytes)} ·{' '}
                      <span translate="no">{file.uploaded_by}</span>
                    </small>
                  </span>
                  {file.used > 0 && <Pill>{w.files.used(file.used)}</Pill>}
                </div>
              ))}
            </>
          )}
        </Loaded>
      </Card>
    </>
  );
}
