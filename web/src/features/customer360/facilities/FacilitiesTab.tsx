import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { addWords, useLanguage } from '@/i18n';
import aroundWords from '@/i18n/zh/around';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { absent, amount, amountExact, percent } from '@/shared/lib/format';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { DrawdownDialog } from './DrawdownDialog';
import type { Facility, FacilityTree, LoanLine, Security } from './types';
import './facilities.css';

addWords(aroundWords);
addWords(facilityWords);
addWords(lendingWords);

/** The limits of a customer as a tree, what is under each, and what secures it. */
export default function FacilitiesTab({ customer }: { customer: RecordRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [chosen, setChosen] = useState('');
  const [drawing, setDrawing] = useState<Facility | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'facility', 'tree', customer.id],
    queryFn: ({ signal }) => api.get<FacilityTree>(`/api/v1/customer/${customer.id}/facilities`, {}, signal),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const open = data.items.find((each) => each.id === chosen) ?? leafOf(data);
  const mayCreate = me.entities.facility?.create && !past;
  const create = (
    <Button
      size="small"
      onClick={() =>
        useUi.getState().openForm({
          entity: 'facility',
          initial: { customer: customer.id, customer_title: customer.name },
        })
      }
    >
      {t('facility.create')}
    </Button>
  );
  if (data.items.length === 0)
    return (
      <Empty
        title={t('facility.none')}
        text={t('facility.noneHelp')}
        action={mayCreate ? create : undefined}
      />
    );
  return (
    <div className="facilities">
      <Panel flush title={t('facility.tree')} note={t('facility.treeNote')} extra={mayCreate && create}>
        <TableBox label={t('facility.tree')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('facility.name')}</th>
                <th scope="col">{t('facility.use')}</th>
                {(['limit', 'reserved', 'used', 'free'] as const).map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`facility.${head}`)}
                  </th>
                ))}
                <th scope="col">{t('facility.expires')}</th>
              </tr>
            </thead>
            <tbody>
              {ordered(data.items).map(({ item, depth }) => (
                <TreeRow
                  key={item.id}
                  item={item}
                  depth={depth}
                  open={item.id === open?.id}
                  onOpen={() => setChosen(item.id)}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      {open && !open.beyond && (
        <FacilityPanel
          facility={open}
          loans={data.loans.filter((loan) => loan.facility === open.id)}
          onDraw={!past && me.permissions.includes('drawdown.request') ? () => setDrawing(open) : undefined}
        />
      )}
      {drawing && (
        <DrawdownDialog
          facility={drawing}
          loans={data.loans.filter((loan) => loan.facility === drawing.id)}
          onClose={() => setDrawing(null)}
        />
      )}
    </div>
  );
}

const leafOf = (tree: FacilityTree) =>
  tree.items.find((each) => tree.loans.some((loan) => loan.facility === each.id)) ??
  tree.items.find((each) => !each.beyond);

/** Parents before their children, each with its depth. */
function ordered(items: Facility[]): { item: Facility; depth: number }[] {
  const result: { item: Facility; depth: number }[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const item of items)
      if ((items.some((each) => each.id === item.parent) ? item.parent : null) === parent && depth < 9) {
        result.push({ item, depth });
        add(item.id, depth + 1);
      }
  };
  add(null, 0);
  return result;
}

function TreeRow({
  item,
  depth,
  open,
  onOpen,
}: {
  item: Facility;
  depth: number;
  open: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  const money = (fen: number) => <span title={amountExact(fen)}>{amount(fen, unit, language)}</span>;
  return (
    <tr aria-selected={open} onClick={onOpen}>
      <td>
        <span className="facility-name" style={{ paddingInlineStart: `${depth * 18}px` }}>
          <button type="button" className="link" translate="no" onClick={onOpen}>
            {item.name}
          </button>
          <Pill>{t(`facility.level.${item.level}`)}</Pill>
          {item.status !== 'active' && <Pill tone="orange">{t(`facility.status.${item.status}`)}</Pill>}
        </span>
      </td>
      <td>
        <Meter item={item} />
      </td>
      <td className="number">{money(item.amount)}</td>
      <td className="number">{money(item.reserved)}</td>
      <td className="number">{money(item.used)}</td>
      <td className="number strong">{money(item.free)}</td>
      <td>{item.expires_on}</td>
    </tr>
  );
}

/** Used and reserved of a limit in one bar. */
function Meter({ item }: { item: Facility }) {
  const { t } = useTranslation();
  const share = (part: number) => (item.amount > 0 ? Math.min(100, (part / item.amount) * 100) : 0);
  const text = t('facility.meter', {
    used: percent(share(item.used) / 100, 0),
    reserved: percent(share(item.reserved) / 100, 0),
  });
  return (
    <svg
      className="facility-meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
    >
      <rect width={100} height={8} rx={2} data-part="free" />
      <rect width={share(item.used)} height={8} rx={2} data-part="used" />
      <rect x={share(item.used)} width={share(item.reserved)} height={8} data-part="reserved" />
      <title>{text}</title>
    </svg>
  );
}

interface PanelProps {
  facility: Facility;
  loans: LoanLine[];
  onDraw?: () => void;
}

function FacilityPanel({ facility, loans, onDraw }: PanelProps) {
  const { t } = useTranslation();
  const security = useQuery({
    queryKey: ['records', 'collateral', 'security', facility.id],
    queryFn: ({ signal }) => api.get<Security>(`/api/v1/facility/${facility.id}/security`, {}, signal),
  });
  const low =
    facility.required !== null && facility.coverage !== null && facility.coverage < facility.required;
  return (
    <div className="facility-columns">
      <Panel
        flush
        title={t('facility.loans')}
        note={<span translate="no">{facility.name}</span>}
        extra={
          <>
            <Link className="link" to={`/facilities/${facility.id}`}>
              {t('around.open')}
            </Link>
            <Link className="link" to={`/records/drawdown?facility=${facility.id}`}>
              {t('facility.drawdowns')}
            </Link>
            {onDraw && loans.length > 0 && (
              <Button size="small" kind="primary" onClick={onDraw}>
                {t('facility.draw')}
              </Button>
            )}
          </>
        }
      >
        <Loans loans={loans} />
      </Panel>
      <Panel
        flush
        title={t('facility.security')}
        note={
          <Dot tone={low ? 'red' : facility.coverage === null ? 'neutral' : 'green'}>
            {t('facility.cover', {
              cover: facility.coverage === null ? absent : percent(facility.coverage, 0),
              required: facility.required === null ? absent : percent(facility.required, 0),
            })}
          </Dot>
        }
      >
        {security.data && <SecurityTable security={security.data} />}
      </Panel>
    </div>
  );
}

function Loans({ loans }: { loans: LoanLine[] }) {
  const { t } = useTranslation();
  if (loans.length === 0) return <p className="facility-empty muted">{t('facility.noLoans')}</p>;
  return (
    <TableBox label={t('facility.loans')}>
      <table className="table">
        <tbody>
          {loans.map((loan) => (
            <tr key={loan.id}>
              <td>
                <Link className="link" translate="no" to={`/loans/${loan.id}`}>
                  {loan.number}
                </Link>
              </td>
              <td>{t(`loan.status.${loan.status}`)}</td>
              <td className="number">{amountExact(loan.balance ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function SecurityTable({ security }: { security: Security }) {
  const { t } = useTranslation();
  if (security.items.length === 0) return <p className="facility-empty muted">{t('facility.noSecurity')}</p>;
  return (
    <TableBox label={t('facility.security')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('facility.piece')}</th>
            <th scope="col" className="number">
              {t('facility.value')}
            </th>
            <th scope="col" className="number">
              {t('facility.haircut')}
            </th>
            <th scope="col" className="number">
              {t('facility.counts')}
            </th>
            <th scope="col">{t('facility.note')}</th>
          </tr>
        </thead>
        <tbody>
          {security.items.map((item) => (
            <tr key={item.id}>
              <td>
                <Link
                  className="link"
                  translate="no"
                  to={`/records/${item.kind === 'collateral' ? 'collateral' : 'guarantee_contract'}/${item.id}`}
                >
                  {item.name ?? absent}
                </Link>{' '}
                <span className="muted">{t(`facility.kind.${item.kind}`)}</span>
              </td>
              <td className="number">{item.value === null ? absent : amountExact(item.value)}</td>
              <td className="number">
                {item.haircut === null ? t('loan.notEvaluated') : percent(item.haircut, 0)}
              </td>
              <td className="number strong">
                {item.counts === null ? t('loan.notEvaluated') : amountExact(item.counts)}
              </td>
              <td translate="no">
                {item.reason ?? (item.review_on ? t('facility.review', { on: item.review_on }) : absent)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
