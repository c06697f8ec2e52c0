import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amountExact, amountText, percent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { guaranteesQuery, type FacilityPage, type Guarantee, type Guarantees, type Warning } from './api';
import { GuaranteeDialog, ReleaseDialog } from './GuaranteeDialog';

type Acting = { verb: 'add' } | { verb: 'change' | 'release'; contract: Guarantee };

/** Who vouches for the facility, what that is worth when the debtor fails, and what to mind about each. */
export function GuaranteesTab({ id, page }: { id: string; page: FacilityPage }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [acting, setActing] = useState<Acting | null>(null);
  const { data, error, refetch } = useQuery(guaranteesQuery(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const mayAdd =
    !past && me.entities.guarantee_contract?.create && me.permissions.includes('collateral.manage');
  const close = () => setActing(null);
  return (
    <div className="lending-stack">
      <Cover data={data} />
      <Panel
        flush
        title={t('around.guarantee.title')}
        note={t('around.guarantee.note')}
        extra={
          mayAdd && (
            <Button size="small" onClick={() => setActing({ verb: 'add' })}>
              {t('around.guarantee.add')}
            </Button>
          )
        }
      >
        {data.items.length === 0 ? (
          <Empty small title={t('around.guarantee.none')} text={t('around.guarantee.noneHelp')} />
        ) : (
          <GuaranteeTable
            items={data.items}
            onAct={mayAdd ? (verb, contract) => setActing({ verb, contract }) : undefined}
            mayRelease={!past && me.permissions.includes('guarantee.release')}
          />
        )}
      </Panel>
      {acting?.verb === 'release' && <ReleaseDialog contract={acting.contract} onClose={close} />}
      {acting && acting.verb !== 'release' && (
        <GuaranteeDialog
          facility={id}
          customer={String(page.facility.customer)}
          contract={acting.verb === 'change' ? acting.contract : undefined}
          onClose={close}
        />
      )}
    </div>
  );
}

function Cover({ data }: { data: Guarantees }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (fen: number) => <span title={amountExact(fen)}>{amountText(fen, language)}</span>;
  const low = data.required !== null && data.coverage !== null && data.coverage < data.required;
  return (
    <Figures
      items={[
        {
          name: t('around.guarantee.cover'),
          value:
            data.coverage === null ? (
              absent
            ) : (
              <Dot tone={low ? 'red' : 'green'}>{percent(data.coverage, 0)}</Dot>
            ),
          note:
            data.coverage === null
              ? t('around.guarantee.nothingUsed')
              : data.required === null
                ? t('around.guarantee.notRequired')
                : t('around.guarantee.required', { required: percent(data.required, 0) }),
        },
        { name: t('around.guarantee.collateral'), value: money(data.collateral_value) },
        {
          name: t('around.guarantee.guarantees'),
          value: money(data.security_value - data.collateral_value),
        },
        { name: t('around.guarantee.used'), value: money(data.used) },
      ]}
    />
  );
}

export function Warnings({ warnings }: { warnings: Warning[] }) {
  const label = useLabel();
  if (warnings.length === 0) return null;
  return (
    <ul className="warning-list">
      {warnings.map((each) => (
        <li key={each.warning}>
          <Dot tone={each.grave ? 'red' : 'yellow'}>{label(each.label)}</Dot>
        </li>
      ))}
    </ul>
  );
}

interface TableProps {
  items: Guarantee[];
  mayRelease: boolean;
  onAct?: (verb: 'change' | 'release', contract: Guarantee) => void;
}

function GuaranteeTable({ items, onAct, mayRelease }: TableProps) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('around.guarantee.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['guarantor', 'kind', 'amount', 'validity', 'haircut', 'net', 'state'] as const).map((head) => (
              <th
                key={head}
                scope="col"
                className={['amount', 'haircut', 'net'].includes(head) ? 'number' : undefined}
              >
                {t(`around.guarantee.head.${head}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('around.guarantee.change')} />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="wraps">
                {item.guarantor_name ? (
                  <Link className="link" translate="no" to={`/customers/${item.guarantor}`}>
                    {item.guarantor_name}
                  </Link>
                ) : (
                  <span className="muted">{t('around.guarantee.hidden')}</span>
                )}
                <div className="muted" translate="no">
                  {item.number}
                </div>
                <Warnings warnings={item.warnings} />
              </td>
              <td>{t(`around.guarantee.kind.${item.kind}`)}</td>
              <td className="number">
                {item.currency !== 'CNY' && `${item.currency} `}
                {amountExact(item.amount)}
              </td>
              <td className="dates">
                <div>{item.starts_on}</div>
                <div className="muted">
                  {item.expires_on
                    ? t('around.guarantee.until', { on: item.expires_on })
                    : t('around.guarantee.noEnd')}
                </div>
              </td>
              <td className="number reason">
                {item.haircut === null ? t('around.guarantee.notEvaluated') : percent(item.haircut, 0)}
                {item.reason && (
                  <div className="muted" translate="no">
                    {item.reason}
                  </div>
                )}
              </td>
              <td className="number strong">
                {item.net_value === null ? t('around.guarantee.notEvaluated') : amountExact(item.net_value)}
              </td>
              <td>
                <Pill
                  tone={item.status === 'active' ? 'green' : item.status === 'called' ? 'red' : 'neutral'}
                >
                  {t(`around.guarantee.status.${item.status}`)}
                </Pill>
              </td>
              <td>
                {item.status === 'active' && (
                  <span className="lending-actions">
                    {onAct && (
                      <Button size="small" onClick={() => onAct('change', item)}>
                        {t('around.guarantee.change')}
                      </Button>
                    )}
                    {onAct && mayRelease && (
                      <Button size="small" onClick={() => onAct('release', item)}>
                        {t('around.guarantee.release')}
                      </Button>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
