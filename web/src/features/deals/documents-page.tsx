import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { FileCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { exceptionsQuery } from './api';
import { paperTone } from './parts';
import './deals.css';

addWords(words);

/** Papers that are missing, late, expired or waived, and the working days they cost. */
export function Component() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(exceptionsQuery);
  usePageTitle(t('nav.documents'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const count = (status: string) => number(data.items.filter((row) => row.status === status).length);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('nav.documents')}</h1>
          <p className="page-lead">{t('deals.documentsLead')}</p>
        </div>
      </header>
      <Figures
        items={[
          { name: t('deals.paperStatus.missing'), value: count('missing') },
          { name: t('deals.paperStatus.waived'), value: count('waived') },
          {
            name: t('deals.expiring'),
            value: number(
              data.items.filter((row) => row.status === 'verified' || row.status === 'expired').length,
            ),
          },
          { name: t('deals.daysLost'), value: number(data.days_lost), note: t('deals.daysLostHelp') },
        ]}
      />
      {data.items.length === 0 ? (
        <Empty
          icon={<FileCheck2 size={22} strokeWidth={1.5} />}
          title={t('deals.noExceptions')}
          text={t('deals.noExceptionsHelp')}
        />
      ) : (
        <TableBox label={t('nav.documents')}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('deals.paper')}</th>
                <th>{t('deals.status')}</th>
                <th>{t('deals.customer')}</th>
                <th>{t('deals.due')}</th>
                <th>{t('deals.expires')}</th>
                <th className="number">{t('deals.daysLost')}</th>
                <th>{t('deals.owner')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <td>
                    {row.item}
                    {row.reason && (
                      <>
                        <br />
                        <small className="muted">{row.reason}</small>
                      </>
                    )}
                  </td>
                  <td>
                    <Pill tone={paperTone[row.status]}>{t(`deals.paperStatus.${row.status}`)}</Pill>
                  </td>
                  <td>
                    <Link className="link" to={`/applications/${row.application}`} translate="no">
                      {row.customer_title}
                    </Link>
                    <br />
                    <small className="muted">{row.application_number}</small>
                  </td>
                  <td className="nowrap">{row.due_on ?? absent}</td>
                  <td className="nowrap">{row.expires_on ?? absent}</td>
                  <td className="number">
                    {row.days_lost ? <b className="deal-late">{number(row.days_lost)}</b> : absent}
                  </td>
                  <td translate="no">{row.owner_title ?? absent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </div>
  );
}
