import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { instant, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { EndOverrideDialog, GradeOverrideDialog } from './GradeOverrideDialog';
import { overridesQuery, type Override } from './opinions';
import type { RatingPath } from './types';

/** Whether a person moved the grade: by how much, why, until when, and what it would be without. */
export function GradeOverride({ customer, path }: { customer: RecordRow; path: RatingPath }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data } = useQuery(overridesQuery(customer.id));
  const [open, setOpen] = useState<'move' | 'end' | null>(null);
  const [all, setAll] = useState(false);
  if (!data) return null;
  const current = data.items.find((item) => item.state === 'in_force');
  const earlier = data.items.filter((item) => item !== current);
  const may = !past && me.permissions.includes('rating.override') && path.evaluated;
  return (
    <Panel
      title={t('opinions.override')}
      extra={
        may &&
        !data.waiting && (
          <>
            {current && (
              <Button size="small" kind="ghost" onClick={() => setOpen('end')}>
                {t('opinions.end')}
              </Button>
            )}
            <Button size="small" onClick={() => setOpen('move')}>
              {t('opinions.move')}
            </Button>
          </>
        )
      }
    >
      {data.waiting && <Notice tone="yellow">{t('opinions.waiting')}</Notice>}
      {current ? (
        <>
          {path.grade_without && (
            <p className="opinion-lead">
              {t('opinions.without')} <Pill tone={gradeTone(path.grade_without)}>{path.grade_without}</Pill>{' '}
              {path.pd_without !== null && <span className="muted">PD {percent(path.pd_without)}</span>}
            </p>
          )}
          <OneOverride item={current} />
        </>
      ) : (
        <p className="muted">{t('opinions.noOverride')}</p>
      )}
      {earlier.length > 0 && (
        <>
          <Button kind="ghost" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('opinions.hideEarlier') : t('opinions.showEarlier', { count: earlier.length })}
          </Button>
          {all && earlier.map((item) => <OneOverride key={item.decided_at} item={item} />)}
        </>
      )}
      {open === 'move' && (
        <GradeOverrideDialog customer={customer} terms={data} path={path} onClose={() => setOpen(null)} />
      )}
      {open === 'end' && <EndOverrideDialog customer={customer} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function OneOverride({ item }: { item: Override }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <dl className="opinion-facts" data-state={item.state}>
      <div>
        <dt>{t('opinions.moved')}</dt>
        <dd>
          {item.model_grade} → <b>{item.grade}</b>{' '}
          {t(item.notches > 0 ? 'opinions.up' : 'opinions.down', { count: Math.abs(item.notches) })}
          {item.state !== 'in_force' && ` · ${t(`opinions.state.${item.state}`)}`}
        </dd>
      </div>
      <div>
        <dt>{label(item.reason_label)}</dt>
        <dd translate="no">{item.reason}</dd>
      </div>
      {item.evidence && (
        <div>
          <dt>{t('opinions.evidence')}</dt>
          <dd translate="no">{item.evidence}</dd>
        </div>
      )}
      <div>
        <dt>{t('opinions.people')}</dt>
        <dd>
          <span translate="no">{item.proposed_by}</span>
          {item.approved_by && (
            <>
              {' '}
              · {t('opinions.agreed')} <span translate="no">{item.approved_by}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('opinions.valid')}</dt>
        <dd>
          {instant(item.decided_at).slice(0, 10)} – {item.ended_on ?? item.expires_on}
        </dd>
      </div>
    </dl>
  );
}
