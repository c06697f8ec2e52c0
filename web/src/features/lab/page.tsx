import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import lab from '@/i18n/zh/lab';
import customer360 from '@/i18n/zh/customer360';
import opinions from '@/i18n/zh/opinions';
import { absent, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { modelsQuery, type ModelRow } from './api';
import { Overrides } from './Overrides';
import { dataName, statusTone } from './parts';
import { Training } from './Training';
import './lab.css';

addWords(lab);
addWords(opinions);
addWords(customer360);

/** The registry of rating models, and a new one from any table or from the bank's own facts. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, refetch } = useQuery(modelsQuery);
  usePageTitle(t('nav.lab'), false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="lab">
      <header className="page-head">
        <h1>{t('nav.lab')}</h1>
        <span className="muted">{t('lab.intro')}</span>
      </header>
      {!past && me.permissions.includes('model.train') && <Training />}
      <h2 className="lab-sub">{t('lab.registry')}</h2>
      {data.items.length === 0 ? (
        <Empty title={t('lab.noModels')} text={t('lab.noModelsText')} />
      ) : (
        <Models items={data.items} />
      )}
      {me.permissions.includes('portfolio.read') && <Overrides />}
    </div>
  );
}

function Models({ items }: { items: ModelRow[] }) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('lab.registry')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('lab.model')}</th>
            <th scope="col">{t('lab.status')}</th>
            <th scope="col">{t('lab.kind')}</th>
            <th scope="col">{t('lab.data')}</th>
            <th scope="col" className="number">
              {t('lab.cases')}
            </th>
            <th scope="col" className="number">
              {t('lab.bads')}
            </th>
            <th scope="col" className="number">
              AUC
            </th>
            <th scope="col" className="number">
              KS
            </th>
            <th scope="col">{t('lab.trainedBy')}</th>
            <th scope="col">{t('lab.approver')}</th>
            <th scope="col">{t('lab.validUntil')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link className="link" to={`/lab/${item.id}`}>
                  {item.name} v{item.number}
                </Link>
              </th>
              <td>
                <Pill tone={statusTone[item.status]}>{t(`lab.statuses.${item.status}`)}</Pill>
              </td>
              <td>{t(`lab.kinds.${item.kind}`)}</td>
              <td>{dataName(item.data_name, t)}</td>
              <td className="number">{item.rows === null ? absent : number(item.rows)}</td>
              <td className="number">{item.bads === null ? absent : number(item.bads)}</td>
              <td className="number">{item.auc === null ? absent : number(item.auc, 4)}</td>
              <td className="number">{item.ks === null ? absent : number(item.ks, 4)}</td>
              <td>{item.trained_by ?? absent}</td>
              <td>{item.approver ?? absent}</td>
              <td>{item.valid_until ?? absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
