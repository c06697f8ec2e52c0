import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  CalendarPlus,
  EllipsisVertical,
  Eye,
  FileText,
  Gauge,
  ListPlus,
  PencilLine,
  PencilRuler,
  Send,
  Star,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { useAccess, useMe } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { absent, date, daysBetween } from '@/shared/lib/format';
import { useCodeLabel } from '@/shared/record/codes';
import { titleOf } from '@/shared/record/entity';
import { useFavourites } from '@/shared/record/favourites';
import { gradeTone, toneOf } from '@/shared/record/tone';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Mark } from '@/shared/ui/Mark';
import { Menu } from '@/shared/ui/Menu';
import { Pill } from '@/shared/ui/Pill';
import { overviewQuery } from './overview/queries';
import { useChoiceLabel } from '@/shared/record/choice-label';

interface Props {
  entity: EntityMeta;
  row: RecordRow;
  onTab: (tab: string) => void;
}

/** Who it is, how it stands, how good the data are, and what is usually done next. */
export function Header({ entity, row, onTab }: Props) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('customer');
  const { isFavourite, toggle } = useFavourites();
  const past = useAsOf((state) => state.instant) !== null;
  const name = titleOf(entity, row);
  const starred = isFavourite(row.id);
  const grade = row.grade ? String(row.grade) : null;
  const tier = row.tier ? String(row.tier) : null;
  return (
    <header className="c360-head">
      <Mark name={name} size={44} />
      <div className="c360-identity">
        <div className="c360-name">
          <h1 translate="no">{name}</h1>
          <button type="button" className="c360-pill" onClick={() => onTab('rating')}>
            <Pill size="large" tone={grade ? gradeTone(grade) : 'neutral'}>
              {grade ?? t('c360.unrated')}
            </Pill>
          </button>
          {tier && (
            <button type="button" className="c360-pill" onClick={() => onTab('rating')}>
              <Pill size="large" tone={toneOf(tier)}>
                {choice('tier', tier)}
              </Pill>
            </button>
          )}
          {row.status !== 'active' && <Pill size="large">{choice('status', row.status)}</Pill>}
          <Button
            kind="ghost"
            size="small"
            disabled={past}
            aria-pressed={starred}
            aria-label={t(starred ? 'c360.unstar' : 'c360.star')}
            title={t(starred ? 'c360.unstar' : 'c360.star')}
            icon={<Star size={15} className={starred ? 'star-on' : undefined} />}
            onClick={() => toggle(row.id)}
          />
        </div>
        <Meta row={row} onTab={onTab} />
      </div>
      <div className="grow" />
      <Actions row={row} name={name} onTab={onTab} />
    </header>
  );
}

function Meta({ row, onTab }: { row: RecordRow; onTab: (tab: string) => void }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('customer');
  const industry = useCodeLabel('industry');
  const text = (value: unknown) => (value ? String(value) : absent);
  return (
    <dl className="c360-meta">
      <div>
        <dt>{t('c360.kind')}</dt>
        <dd>{choice('kind', row.kind)}</dd>
      </div>
      {Boolean(row.customer_group) && (
        <div>
          <dt>{t('c360.group')}</dt>
          <dd translate="no">
            <Link to={`/records/customer_group/${String(row.customer_group)}`}>
              {text(row.customer_group_title)}
            </Link>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('c360.industry')}</dt>
        <dd>{row.industry ? industry(String(row.industry)) : absent}</dd>
      </div>
      <div>
        <dt>{t('c360.uscc')}</dt>
        <dd translate="no">{text(row.uscc)}</dd>
      </div>
      <div>
        <dt>{t('c360.owner')}</dt>
        <dd translate="no">{text(row.owner_title)}</dd>
      </div>
      <Freshness row={row} onTab={onTab} />
    </dl>
  );
}

const weak = 60;
const staleDays = 365;

/** The quality of the file and how old the record and its rating are. */
function Freshness({ row, onTab }: { row: RecordRow; onTab: (tab: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const overview = useQuery({ ...overviewQuery(row.id), retry: false });
  const score =
    typeof row.quality_score === 'number' ? row.quality_score : (overview.data?.quality.score ?? null);
  const changed = row.recorded_at ? date(new Date(row.recorded_at)) : null;
  const stale = Boolean(row.rated_on) && daysBetween(String(row.rated_on), me.today) > staleDays;
  return (
    <div>
      <dt>{t('c360.quality')}</dt>
      <dd>
        <button type="button" className="sourced" onClick={() => onTab('data')}>
          <span className="quality" data-weak={score !== null && score < weak ? '' : undefined}>
            {score ?? absent}
          </span>
        </button>
        {changed && <span className="faint"> · {t('c360.updated', { date: changed })}</span>}
        {stale && <span className="c360-stale"> · {t('c360.ratingStale')}</span>}
      </dd>
    </div>
  );
}

function Actions({ row, name, onTab }: { row: RecordRow; name: string; onTab: (tab: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const access = useAccess('customer');
  const visit = useAccess('visit');
  const task = useAccess('task');
  const past = useAsOf((state) => state.instant) !== null;
  const { openForm, set } = useUi.getState();
  const go = useNavigate();
  const mayAssess = me.permissions.includes('assess.run');

  const assess = useMutation({
    mutationFn: () => api.post(`/api/v1/customer/${row.id}/assess`),
    onSuccess: () => {
      toastDone(t('c360.assessed'));
      onTab('rating');
    },
    onError: (error) => toastFailed(t('c360.notAssessed'), error),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['assessment', 'tier_decision', 'customer'].includes(String(queryKey[1])),
      }),
  });

  return (
    <div className="c360-actions">
      {visit.create && (
        <Button
          disabled={past}
          icon={<CalendarPlus size={14} />}
          onClick={() =>
            openForm({ entity: 'visit', initial: { customer: row.id, customer_title: name, owner: me.id } })
          }
        >
          {t('c360.addVisit')}
        </Button>
      )}
      {mayAssess && (
        <Button
          kind="primary"
          disabled={past}
          busy={assess.isPending}
          icon={<Gauge size={14} />}
          onClick={() => assess.mutate()}
        >
          {t(row.grade ? 'c360.assessAgain' : 'c360.assess')}
        </Button>
      )}
      <Menu
        label={t('record.more')}
        align="end"
        items={[
          {
            key: 'brief',
            label: t('c360.brief'),
            icon: <FileText size={15} aria-hidden />,
            onSelect: () => void go(`/customers/${row.id}/brief`),
          },
          {
            key: 'apply',
            label: t('nav.apply'),
            icon: <Send size={15} aria-hidden />,
            disabled: past || !me.permissions.includes('application.submit'),
            onSelect: () => void go(`/apply/${row.id}`),
          },
          {
            key: 'design',
            label: t('nav.design'),
            icon: <PencilRuler size={15} aria-hidden />,
            disabled: past || !me.permissions.includes('scheme.design'),
            onSelect: () => void go(`/schemes?customer=${row.id}&title=${encodeURIComponent(name)}`),
          },
          {
            key: 'task',
            label: t('c360.addTask'),
            icon: <ListPlus size={15} aria-hidden />,
            disabled: past || !task.create,
            onSelect: () =>
              openForm({ entity: 'task', initial: { customer: row.id, customer_title: name, owner: me.id } }),
          },
          {
            key: 'edit',
            label: t('record.edit'),
            icon: <PencilLine size={15} aria-hidden />,
            disabled: past || !access.update,
            onSelect: () => openForm({ entity: 'customer', id: row.id }),
          },
          {
            key: 'explain',
            label: t('explain.action'),
            icon: <Eye size={15} aria-hidden />,
            line: true,
            onSelect: () => set({ explain: { entity: 'customer', id: row.id, title: name } }),
          },
        ]}
        trigger={({ toggle, props }) => (
          <Button
            aria-label={t('record.more')}
            icon={<EllipsisVertical size={15} />}
            onClick={toggle}
            {...props}
          />
        )}
      />
    </div>
  );
}
