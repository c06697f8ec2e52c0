import { useState } from 'react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { jobFile, jobOf, startExport, type Job } from '@/api/exports';
import type { Query } from '@/api/client';
import { useMe, useMeta } from '@/api/session';
import type { EntityMeta } from '@/api/types';
import { toastDone, toastFailed } from '../state/toasts';
import { Button } from '../ui/Button';

const pollMs = 700;

/** Has the server write the list as a workbook; the page may be left meanwhile. */
export function ExportButton({
  entity,
  query,
  columns,
}: {
  entity: EntityMeta;
  query: Query;
  columns: string[];
}) {
  const { t } = useTranslation();
  const meta = useMeta();
  const me = useMe();
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    try {
      const { job } = await startExport(entity.name, query, columns);
      const done = await finished(job);
      if (done.state === 'failed') throw new Error(done.error ?? '');
      download(jobFile(job));
      toastDone(t('list.exported'));
    } catch (error) {
      toastFailed(t('list.notExported'), error);
    } finally {
      setBusy(false);
    }
  };

  const path = `/${entity.name}/export`;
  const operation = meta.operations.find((each) => each.path === path || each.path === '/{entity}/export');
  if (!operation || (operation.permission && !me.permissions.includes(operation.permission))) return null;

  return (
    <Button icon={<Download size={14} />} busy={busy} onClick={() => void run()}>
      {t('list.export')}
    </Button>
  );
}

async function finished(id: string): Promise<Job> {
  for (;;) {
    const job = await jobOf(id);
    if (job.state === 'done' || job.state === 'failed') return job;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function download(address: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
