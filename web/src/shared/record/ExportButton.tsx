import { useState } from 'react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Query } from '@/api/client';
import { exportFile, isOver, jobOf, startExport, type Job } from '@/api/exports';
import { useMe, useMeta } from '@/api/session';
import type { EntityMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { number } from '../lib/format';
import { toastDone, toastFailed } from '../state/toasts';
import { Button } from '../ui/Button';

const pollMs = 500;

interface Props {
  entity: EntityMeta;
  query: Query;
  columns: string[];
}

/** Has the server write the list as a workbook; the page may be left meanwhile. Only for those who may take data out. */
export function ExportButton({ entity, query, columns }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const meta = useMeta();
  const me = useMe();
  const [progress, setProgress] = useState<Job | 'starting' | null>(null);

  const operation = meta.operations.find((each) => each.name === 'export_start');
  const allowed = operation && (!operation.permission || me.permissions.includes(operation.permission));
  if (!allowed) return null;

  const run = async () => {
    setProgress('starting');
    try {
      const { job: id } = await startExport(entity.name, query, columns);
      const job = await finished(id, setProgress);
      if (job.status !== 'done') throw new Error(job.message ?? '');
      download(exportFile(id), `${label(entity.label)} ${me.today}.xlsx`);
      toastDone(t('list.exported'));
    } catch (error) {
      toastFailed(t('list.notExported'), error, () => void run());
    } finally {
      setProgress(null);
    }
  };

  const running = progress !== null && progress !== 'starting' && progress.total > 0;
  return (
    <Button icon={<Download size={14} />} busy={progress !== null} onClick={() => void run()}>
      {running ? `${number(progress.done)} / ${number(progress.total)}` : t('list.export')}
    </Button>
  );
}

async function finished(id: string, tell: (job: Job) => void): Promise<Job> {
  for (;;) {
    const job = await jobOf(id);
    if (isOver(job)) return job;
    tell(job);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function download(address: string, name: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
