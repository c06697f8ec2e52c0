import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useMe } from '@/api/session';
import { number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { share } from './format';
import { post, projectPath } from './queries';
import type { Json } from './types';

interface Prior {
  sector: string;
  size: string;
  n: number;
  p10: number | null;
  p50: number | null;
  p90: number | null;
}

export interface Like {
  projects: number;
  sector: string;
  size: string | null;
  overrun: Prior;
  months_late: Prior;
  content: { [key: string]: Json };
}

interface Props {
  project: string;
  used: Like | undefined;
  onUse: (like: Like | undefined) => void;
}

/** The base rates of like projects, put in the place of the model's own drivers of cost and time at a press. */
export function LikePanel({ project, used, onUse }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    queryKey: ['project', project, 'prior_drivers'],
    queryFn: ({ signal }) => api.get<Like>(projectPath(project, 'prior_drivers'), undefined, signal),
    staleTime: 300_000,
  });
  if (!data) return null;
  const name = (prior: Prior) =>
    t('pj.prior.like', {
      sector: t(`pj.prior.sectors.${prior.sector as 'all'}`),
      size: t(`pj.prior.sizes.${prior.size as 'all'}`),
      n: number(prior.n),
    });
  const save = async () => {
    setBusy(true);
    try {
      await post(project, 'model', {
        name: t('pj.prior.name'),
        content: data.content,
        changes: {},
        note: `${name(data.overrun)}; ${name(data.months_late)}`,
      });
      toastDone(t('pj.prior.saved'));
      void client.invalidateQueries({ queryKey: ['record', 'project_model'] });
    } catch (error) {
      toastFailed(t('pj.failed'), error);
    }
    setBusy(false);
  };
  return (
    <Panel
      title={t('pj.prior.title')}
      note={used ? t('pj.prior.using', { name: name(data.overrun) }) : undefined}
    >
      {data.overrun.p50 === null && data.months_late.p50 === null ? (
        <p className="muted">{t('pj.prior.unknown')}</p>
      ) : (
        <div className="pj-prior">
          <span>
            {t('pj.prior.cost')} P10–P50–P90{' '}
            <strong className="number">
              {share(data.overrun.p10, 0)} · {share(data.overrun.p50, 0)} · {share(data.overrun.p90, 0)}
            </strong>{' '}
            <small className="muted">{name(data.overrun)}</small>
          </span>
          <span>
            {t('pj.prior.late')} P10–P50–P90{' '}
            <strong className="number">
              {[data.months_late.p10, data.months_late.p50, data.months_late.p90]
                .map((value) => number(value ?? NaN, 0))
                .join(' · ')}
            </strong>{' '}
            <small className="muted">{name(data.months_late)}</small>
          </span>
          <div className="grow" />
          {used ? (
            <>
              <Button size="small" onClick={() => onUse(undefined)}>
                {t('pj.prior.own')}
              </Button>
              {me.permissions.includes('project.model') && (
                <Button size="small" kind="primary" busy={busy} onClick={() => void save()}>
                  {t('pj.prior.save')}
                </Button>
              )}
            </>
          ) : (
            <Button size="small" onClick={() => onUse(data)}>
              {t('pj.prior.fill')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}
