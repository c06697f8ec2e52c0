import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { useFactText } from '@/shared/lib/fact-text';
import type { OverviewAssessment } from './types';

/** A driver comes without its type: a bare whole number this large can only be an amount in fen. */
const moneyLike = (value: unknown, unit: string | null) =>
  unit === 'none' && typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 1e6
    ? 'money'
    : undefined;

/** The facts that lift the grade most, or those that weigh on it. */
export function Drivers({ assessment, good = false }: { assessment: OverviewAssessment; good?: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const factText = useFactText();
  const shown = assessment.drivers.filter((driver) => (driver.effect === 'strength') === good);
  if (shown.length === 0) return null;
  return (
    <ul className="drivers" aria-label={t(good ? 'c360.lifts' : 'c360.weighs')}>
      {shown.map((driver) => (
        <li key={driver.name} data-good={good ? '' : undefined}>
          <span aria-hidden>{good ? '▲' : '▼'}</span>
          <span className="cut">{label(driver.label)}</span>
          <span className="driver-value">
            {factText(driver.value, driver.unit, moneyLike(driver.value, driver.unit))}
          </span>
          <span className="faint">
            {number(driver.points, 1)}/{number(driver.best)}
          </span>
        </li>
      ))}
    </ul>
  );
}
