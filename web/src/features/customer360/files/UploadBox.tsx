import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, FileUp, LoaderCircle, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/problem';
import { useLabel } from '@/i18n';
import { bytes } from '@/shared/lib/format';
import { fieldOf, useEntity } from '@/shared/record/entity';
import { messageOf } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { fault, largestMb, types } from '@/shared/files/file-check';
import { sendFile } from '@/shared/files/send';
import './files.css';

interface Sent {
  key: number;
  name: string;
  size: number;
  state: 'sending' | 'kept' | 'refused';
  problem?: string;
}

let next = 0;

/** Takes files by drop, press or paste into a customer's file; each says how it went. */
export function UploadBox({ customer, disabled }: { customer: string; disabled: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const entity = useEntity('attachment');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [kind, setKind] = useState('other');
  const [expires, setExpires] = useState('');
  const [sent, setSent] = useState<Sent[]>([]);

  if (!entity) return null;
  const settle = (key: number, change: Partial<Sent>) =>
    setSent((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));

  const send = async (file: File) => {
    const key = next++;
    const wrong = fault(file);
    setSent((all) => [
      ...all,
      {
        key,
        name: file.name,
        size: file.size,
        state: wrong ? 'refused' : 'sending',
        problem: wrong && t(`files.${wrong}`, { most: largestMb, types }),
      },
    ]);
    if (wrong) return;
    try {
      await sendFile(customer, file, { kind, expires_on: expires || undefined });
      settle(key, { state: 'kept' });
      void client.invalidateQueries({ queryKey: ['records', 'attachment'] });
    } catch (error) {
      settle(key, {
        state: 'refused',
        problem: error instanceof ApiError ? messageOf(error) : String(error),
      });
    }
  };
  const take = (files: FileList | null) => {
    if (!disabled) for (const file of files ?? []) void send(file);
  };

  return (
    <section className="files-box" aria-label={t('files.upload')}>
      <div
        className="files-drop"
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        onPaste={(event) => take(event.clipboardData.files)}
      >
        <FileUp size={22} strokeWidth={1.5} aria-hidden />
        <div className="files-text">
          <b>{t('files.drop')}</b>
          <span className="muted">{t('files.help', { most: largestMb, types })}</span>
        </div>
        <label className="files-field">
          <span className="muted">{label(fieldOf(entity, 'kind')?.label)}</span>
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            {(fieldOf(entity, 'kind')?.choices ?? []).map((choice) => (
              <option key={choice.name} value={choice.name}>
                {label(choice.label)}
              </option>
            ))}
          </select>
        </label>
        <label className="files-field">
          <span className="muted">{label(fieldOf(entity, 'expires_on')?.label)}</span>
          <input
            className="input"
            type="date"
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        </label>
        <Button kind="primary" disabled={disabled} data-shortcut="n" onClick={() => input.current?.click()}>
          {t('files.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt"
          aria-label={t('files.choose')}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {sent.length > 0 && (
        <ul className="files-sent" aria-live="polite">
          {sent.map((file) => (
            <li key={file.key} data-state={file.state}>
              {file.state === 'sending' && <LoaderCircle className="spin" size={15} aria-hidden />}
              {file.state === 'kept' && <CircleCheck size={15} aria-hidden />}
              {file.state === 'refused' && <CircleAlert size={15} aria-hidden />}
              <span className="cut" translate="no">
                {file.name}
              </span>
              <span className="faint">{bytes(file.size)}</span>
              <span className="files-outcome">{file.problem ?? t(`files.${file.state}`)}</span>
              <Button
                kind="ghost"
                size="small"
                translate="no"
                aria-label={t('files.dismiss', { name: file.name })}
                icon={<X size={13} />}
                onClick={() => setSent((all) => all.filter((each) => each.key !== file.key))}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
