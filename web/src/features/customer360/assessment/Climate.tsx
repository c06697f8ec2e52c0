import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/climate';
import { absent, number, percent, plainNumber } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import type { RatingPath } from './types';

addWords(words);

/** From the PD of the model to the PD after the climate of economy and industry, with the series and dates behind it. */
export function Climate({ path }: { path: RatingPath }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { climate } = path;
  const step = path.steps.find((each) => each.kind === 'climate');
  if (!climate || !path.evaluated) return null;
  const moved = path.climate_shift !== 0;
  return (
    <Panel
      title={t('climate.ratingTitle')}
      extra={
        <Pill tone={moved ? 'blue' : climate.status === 'not_evaluated' ? 'yellow' : 'neutral'}>
          {climate.status === 'ok' && !moved ? t('climate.notMoved') : t(`climate.state.${climate.status}`)}
        </Pill>
      }
    >
      <dl className="climate-line">
        <div>
          <dt>{t('climate.modelPd')}</dt>
          <dd>
            {path.model_pd === null ? absent : percent(path.model_pd, 3)}{' '}
            {path.base_grade && <Pill tone={gradeTone(path.base_grade)}>{path.base_grade}</Pill>}
          </dd>
        </div>
        <div>
          <dt>{t('climate.shift')}</dt>
          <dd>{moved ? `${path.climate_shift > 0 ? '+' : ''}${number(path.climate_shift, 4)}` : '0'}</dd>
        </div>
        <div>
          <dt>{t('climate.afterPd')}</dt>
          <dd>
            {path.climate_pd === null ? absent : percent(path.climate_pd, 3)}{' '}
            {path.climate_grade && <Pill tone={gradeTone(path.climate_grade)}>{path.climate_grade}</Pill>}
          </dd>
        </div>
      </dl>
      <p className="muted">
        {!step && climate.status === 'ok' && climate.shift !== 0
          ? t('climate.noneIndividual')
          : t('climate.of_section', {
              section: climate.section ?? absent,
              index: climate.index === null ? absent : number(climate.index, 3),
              sensitivity: plainNumber(climate.sensitivity, 3),
              basis: t(`climate.basis.${climate.basis}`),
            })}
        {climate.capped && ` · ${t('climate.capped')}`}
      </p>
      <ul className="climate-readings">
        {climate.readings.map((each) => (
          <li key={each.name}>
            <span>{label(each.label)}</span>
            <span className="faint">
              {each.missing ? t('climate.missing') : `${plainNumber(each.value ?? 0, 2)} ${each.unit ?? ''}`}{' '}
              · {each.observed_on ?? absent}
              {each.stale && !each.missing && ` · ${t('climate.stale')}`}
            </span>
            <b>{each.contribution === null ? absent : number(each.contribution, 3)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
