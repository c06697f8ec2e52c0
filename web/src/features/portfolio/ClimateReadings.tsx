import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number, plainNumber } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import type { ClimateSection } from './climate';

/** The series of one industry behind its index of today, each with its date and source. */
export function ClimateReadings({ section, scenario }: { section: ClimateSection; scenario: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const result = section.results.find((each) => each.climate.scenario === scenario)?.climate;
  if (!result) return null;
  const title = t('climate.readings', { section: `${section.section} ${label(section.label)}` });
  return (
    <Panel flush title={title}>
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('climate.series')}</th>
              <th scope="col">{t('climate.observed')}</th>
              <th scope="col" className="number">
                {t('climate.value')}
              </th>
              <th scope="col" className="number">
                {t('climate.centre')}
              </th>
              <th scope="col" className="number">
                {t('climate.z')}
              </th>
              <th scope="col" className="number">
                {t('climate.weight')}
              </th>
              <th scope="col" className="number">
                {t('climate.contribution')}
              </th>
              <th scope="col">{t('climate.source')}</th>
            </tr>
          </thead>
          <tbody>
            {result.readings.map((each) => (
              <tr key={each.name}>
                <th scope="row">{label(each.label)}</th>
                <td>
                  {each.observed_on ?? absent}
                  {each.published_on && <small className="faint portfolio-under">{each.published_on}</small>}
                  {each.missing && <Pill tone="red">{t('climate.missing')}</Pill>}
                  {!each.missing && each.stale && <Pill tone="yellow">{t('climate.stale')}</Pill>}
                </td>
                <td className="number">
                  {each.value === null ? absent : `${plainNumber(each.value, 2)} ${each.unit ?? ''}`}
                </td>
                <td className="number">
                  {each.centre === null
                    ? absent
                    : `${plainNumber(each.centre, 2)} / ${plainNumber(each.spread ?? 0, 2)}`}
                </td>
                <td className="number">{each.z === null ? absent : number(each.z, 2)}</td>
                <td className="number">{number(each.weight, 2)}</td>
                <td className="number">
                  {each.contribution === null ? absent : number(each.contribution, 3)}
                </td>
                <td translate="no">{each.source ?? absent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
