import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { climateFitQuery, type ClimateFit, type ClimateView, type Estimate } from './climate';

/** What the bank's own default rates say of the sensitivities, and whether they say enough. */
export function ClimateFitPanel({ view }: { view: ClimateView }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data, error, refetch } = useQuery(climateFitQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const name = (code?: string) => {
    const section = view.sections.find((each) => each.section === code);
    return section ? `${section.section} ${label(section.label)}` : t('climate.pooled');
  };
  const rows = data.sections.filter((each) => each.cases > 0);
  return (
    <Panel flush title={t('climate.fit')}>
      <p className="muted climate-note">
        {t('climate.fitNote', { years: data.least_years, defaults: data.least_defaults })}
        {!rows.some((each) => each.enough) && !data.pooled.enough && ` ${t('climate.nothingFits')}`}
      </p>
      <TableBox label={t('climate.fit')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('climate.section')}</th>
              <th scope="col" className="number">
                {t('climate.fitYears')}
              </th>
              <th scope="col" className="number">
                {t('climate.fitCases')}
              </th>
              <th scope="col" className="number">
                {t('climate.fitBad')}
              </th>
              <th scope="col" className="number">
                {t('climate.fitted')}
              </th>
              <th scope="col">{t('climate.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {[data.pooled, ...rows].map((each) => (
              <Row key={each.section ?? ''} name={name(each.section)} row={each} fit={data} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Row({ name, row, fit }: { name: string; row: Estimate; fit: ClimateFit }) {
  const { t } = useTranslation();
  const few = row.bad < fit.least_defaults || row.years < fit.least_years;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{number(row.years)}</td>
      <td className="number">{number(row.cases)}</td>
      <td className="number">{number(row.bad)}</td>
      <td className="number">
        {row.value === null
          ? absent
          : `${number(row.value, 3)} [${number(row.low ?? 0, 3)}, ${number(row.high ?? 0, 3)}]`}
      </td>
      <td>
        <Pill tone={row.enough ? 'green' : 'neutral'}>
          {t(row.enough ? 'climate.enough' : few ? 'climate.notEnough' : 'climate.wrongSign')}
        </Pill>
      </td>
    </tr>
  );
}
