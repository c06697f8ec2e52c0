import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe, useMeta } from '@/api/session';
import { useLabel } from '@/i18n';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { previewQuery, uploadFile } from './api';

const targets = [
  'customer',
  'contact',
  'relation',
  'statement',
  'loan',
  'account',
  'transaction',
  'credit_record',
  'product_holding',
  'operating_kpi',
];

/** Takes a file by drop, press or paste and goes on to its preview. */
export function DropZone() {
  const { t } = useTranslation();
  const label = useLabel();
  const go = useNavigate();
  const me = useMe();
  const { entities } = useMeta();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [entity, setEntity] = useState('');
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(file, entity),
    onSuccess: (preview) => {
      client.setQueryData(previewQuery(preview.batch).queryKey, preview);
      void client.invalidateQueries({ queryKey: ['records', 'import_batch'] });
      void go(`/imports/${preview.batch}`);
    },
    onError: (error) => toastFailed(t('imports.notUploaded'), error),
  });
  if (!me.permissions.includes('import.run')) return null;
  const take = (file: File | undefined) => {
    if (file && !past) upload.mutate(file);
  };
  return (
    <div
      className="drop"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <FileUp size={24} strokeWidth={1.5} aria-hidden />
      <div className="drop-text">
        <b>{t('imports.drop')}</b>
        <span className="muted">{t('imports.dropHelp')}</span>
      </div>
      <label className="drop-target">
        <span>{t('imports.into')}</span>
        <span className="field">
          <select value={entity} onChange={(event) => setEntity(event.target.value)}>
            <option value="">{t('imports.guess')}</option>
            {targets.flatMap((name) => {
              const meta = entities.find((each) => each.name === name);
              return meta ? (
                <option key={name} value={name}>
                  {label(meta.label)}
                </option>
              ) : (
                []
              );
            })}
          </select>
        </span>
      </label>
      <Button kind="primary" busy={upload.isPending} disabled={past} onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={t('imports.choose')}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
