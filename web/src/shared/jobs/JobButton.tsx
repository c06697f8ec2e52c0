import { useEffect, useState, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { cancelJob, isOver, jobQuery } from './queries';

interface Props {
  label: string;
  icon?: ReactNode;
  /** Says how far the job is. */
  progress: (done: number, total: number) => string;
  finished: string;
  failed: string;
  small?: boolean;
  start: () => Promise<{ job: string }>;
}

/** Starts long work, shows how far it is, lets it be cancelled, and reads everything again when it ends. */
export function JobButton({ label, icon, progress, finished, failed, small, start }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [job, setJob] = useState('');
  const { data } = useQuery({ ...jobQuery(job), enabled: job !== '' });
  const over = isOver(data?.status);

  useEffect(() => {
    if (!job || !over) return;
    if (data?.status === 'done') toastDone(finished);
    else toastFailed(failed, new Error(data?.message ?? ''));
    setJob('');
    void client.invalidateQueries({ queryKey: ['records'] });
  }, [job, over, data, client, finished, failed]);

  const begin = () =>
    start()
      .then((reply) => setJob(reply.job))
      .catch((error: unknown) => toastFailed(failed, error));

  return job ? (
    <span className="job-progress" role="status">
      {progress(data?.done ?? 0, data?.total ?? 0)}
      <Button size="small" onClick={() => void cancelJob(job)}>
        {t('common.cancel')}
      </Button>
    </span>
  ) : (
    <Button
      size={small ? 'small' : undefined}
      icon={icon ?? <RefreshCw size={14} />}
      onClick={() => void begin()}
    >
      {label}
    </Button>
  );
}
