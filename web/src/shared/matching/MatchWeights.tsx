import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import type { Label } from '@/api/types';
import { useLabel } from '@/i18n';
import { number, percent } from '../lib/format';
import { fieldOf, useEntity } from '../record/entity';
import './matching.css';

export interface MatchExplained {
  customer?: string | null;
  name?: string | null;
  weight: number;
  probability: number;
  prior?: number;
  fields: { field: string; level: Label; weight: number; rarity: number }[];
}

const widest = 14;

/** Why two records look like one: for each field how well it agrees and what that weighs, for and against. */
export function MatchWeights({ match }: { match: MatchExplained }) {
  const { t } = useTranslation();
  const label = useLabel();
  const entity = useEntity('customer');
  const name = (field: string) => (entity && label(fieldOf(entity, field)?.label)) || field;
  return (
    <div className="match">
      <header>
        {match.customer ? (
          <Link className="link" translate="no" to={`/customers/${match.customer}`}>
            {match.name}
          </Link>
        ) : (
          match.name === null && <span>{t('matching.hidden')}</span>
        )}
        <span className="grow" />
        <b>{percent(match.probability, 1)}</b>
      </header>
      <ul>
        {match.fields.map((field) => (
          <li key={field.field}>
            <span className="cut">{name(field.field)}</span>
            <span className="faint cut">{label(field.level)}</span>
            <span className="match-bar" aria-hidden>
              <i
                data-against={field.weight < 0 ? '' : undefined}
                style={{
                  width: `${Math.min(1, Math.abs(field.weight) / widest) * 50}%`,
                  left: field.weight < 0 ? undefined : '50%',
                  right: field.weight < 0 ? '50%' : undefined,
                }}
              />
            </span>
            <span className="number">{number(field.weight, 1)}</span>
          </li>
        ))}
        <li className="match-sum">
          <span>{t('matching.sum')}</span>
          <span className="faint">
            {match.prior !== undefined && t('matching.prior', { prior: number(match.prior, 1) })}
          </span>
          <span />
          <span className="number">{number(match.weight, 1)}</span>
        </li>
      </ul>
    </div>
  );
}
