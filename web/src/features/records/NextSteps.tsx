import { Check, Download, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess, useMe } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { addWords } from '@/i18n';
import files from '@/i18n/zh/files';
import { contentPath } from '@/shared/files/send';
import { useSave } from '@/shared/record/use-save';
import { Button } from '@/shared/ui/Button';

addWords(files);

/** The one thing usually done next: finish an open task, mark a planned visit as held, open a file. */
export function NextSteps({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const access = useAccess(entity.name);
  const past = useAsOf((state) => state.instant) !== null;
  const save = useSave(entity.name);
  if (entity.name === 'attachment') {
    return (
      <>
        <a className="button" href={contentPath(row.id, true)} target="_blank" rel="noreferrer">
          <ExternalLink size={14} aria-hidden /> {t('files.open')}
        </a>
        <a className="button" href={contentPath(row.id, false)} download>
          <Download size={14} aria-hidden /> {t('files.download')}
        </a>
      </>
    );
  }
  if (past || !access.update) return null;
  if (entity.name === 'task' && row.status === 'open') {
    const patch = { status: 'done', done_on: me.today };
    return (
      <Button kind="primary" icon={<Check size={14} />} onClick={() => void save({ row, patch })}>
        {t('record.finishTask')}
      </Button>
    );
  }
  if (entity.name === 'visit' && row.status === 'planned') {
    const patch = { status: 'held', held_at: row.planned_at ?? new Date().toISOString() };
    return (
      <Button kind="primary" icon={<Check size={14} />} onClick={() => void save({ row, patch })}>
        {t('record.holdVisit')}
      </Button>
    );
  }
  return null;
}
