import { useEffect } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { cancelJob, isOver, jobQuery } from './api';

/** How far a training or check is; the list of models is read again when it ends. */
export function JobBar({ job, doing, done }: { job: string; doing?: string; done?: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(jobQuery(job));
  const cancel = useMutation({ mutationFn: () => cancelJob(job) });
  const over = isOver(data?.status);
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['lab', 'rating_model'] });
  }, [over, client]);
  if (!data) return null;
  if (over)
    return (
      <Notice tone={data.status === 'done' ? 'green' : 'red'}>
        {data.status === 'done' ? (done ?? t('lab.trained')) : data.message || t('lab.ended')}
      </Notice>
    );
  return (
    <div className="lab-job" role="status">
      <progress max={data.total || 1000} value={data.done} aria-label={doing ?? t('lab.training')} />
      <span>{doing ?? t('lab.training')}</span>
      <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('lab.cancel')}
      </Button>
    </div>
  );
}
