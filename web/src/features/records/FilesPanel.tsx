import { useState } from 'react';
import { FileText, ImagePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess, useMe } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import files from '@/i18n/zh/files';
import { fault, largestMb, types } from '@/shared/files/file-check';
import { contentPath, sendFile } from '@/shared/files/send';
import { useSave } from '@/shared/record/use-save';
import { toastFailed } from '@/shared/state/toasts';
import { Panel } from '@/shared/ui/Panel';
import './files-panel.css';

addWords(files);

const picture = /\.(png|jpe?g)$/i;

/** The photos and papers of a record: seen at once, and taken with the camera or chosen where there is room for more. */
export function FilesPanel({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const access = useAccess(entity.name);
  const past = useAsOf((state) => state.instant) !== null;
  const save = useSave(entity.name);
  const [busy, setBusy] = useState(false);
  const places = entity.fields.filter((field) => field.link === 'attachment' && !field.read_only);
  const customer = typeof row.customer === 'string' ? row.customer : null;
  if (places.length === 0 || entity.derived) return null;
  const held = places.filter((field) => row[field.name]);
  const free = places.filter((field) => !row[field.name]);
  const changes = access.update && !past && !entity.append_only;
  const adds = changes && customer !== null && free.length > 0 && me.entities.attachment?.create;
  if (held.length === 0 && !adds) return null;

  const take = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, free.length);
    const patch: Record<string, unknown> = {};
    const titles: Record<string, string> = {};
    setBusy(true);
    for (const [index, file] of chosen.entries()) {
      const wrong = fault(file);
      const name = free[index]!.name;
      try {
        if (wrong) throw new Error(t(`files.${wrong}`, { most: largestMb, types }));
        const sent = await sendFile(customer!, file, { kind: picture.test(file.name) ? 'photo' : 'other' });
        patch[name] = sent.id;
        titles[`${name}_title`] = file.name;
      } catch (error) {
        toastFailed(t('files.notKept', { name: file.name }), error);
      }
    }
    if (Object.keys(patch).length > 0) await save({ row, patch, titles });
    setBusy(false);
  };

  return (
    <Panel title={t('files.ofRecord')} note={adds ? t('files.room', { count: free.length }) : undefined}>
      <ul className="record-files">
        {held.map((field) => {
          const id = String(row[field.name]);
          const name = String(row[`${field.name}_title`] ?? label(field.label));
          return (
            <li key={field.name}>
              <a href={contentPath(id, true)} target="_blank" rel="noreferrer" translate="no">
                {picture.test(name) ? (
                  <img src={contentPath(id, true)} alt={name} loading="lazy" />
                ) : (
                  <FileText size={34} strokeWidth={1.3} aria-hidden />
                )}
                <span className="cut">{name}</span>
              </a>
              {changes && !field.required && (
                <button
                  type="button"
                  aria-label={t('files.takeOff', { name })}
                  onClick={() => void save({ row, patch: { [field.name]: null } })}
                >
                  <X size={14} aria-hidden />
                </button>
              )}
            </li>
          );
        })}
        {adds && (
          <li>
            <label className="record-files-add" aria-busy={busy || undefined}>
              <ImagePlus size={26} strokeWidth={1.4} aria-hidden />
              <span>{t(busy ? 'files.sending' : 'files.add')}</span>
              <input
                type="file"
                multiple
                disabled={busy}
                accept=".jpg,.jpeg,.png,.pdf,.xlsx,.docx,.csv,.txt"
                onChange={(event) => {
                  void take(event.target.files);
                  event.target.value = '';
                }}
              />
            </label>
          </li>
        )}
      </ul>
    </Panel>
  );
}
