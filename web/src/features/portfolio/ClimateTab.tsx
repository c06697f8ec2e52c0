import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Download, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/climate';
import { BarLines } from '@/shared/charts/BarLines';
import { Sparkline } from '@/shared/charts/Sparkline';
import { absent, instant, number, plainNumber } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { ClimateDraftDialog } from './ClimateDraftDialog';
import { ClimateFitPanel } from './ClimateFit';
import { ClimateReadings } from './ClimateReadings';
import { ClimateTrialPanels } from './ClimateTrial';
import { climateQuery, type ClimateSection, type ClimateView } from './climate';
import { notchesOf, oddsTimes } from './climate-shift';

addWords(words);

const colours = ['--c1', '--c2', '--c3', '--c4', '--c5', '--c6'];
const signed = (value: number | null, decimals = 2) =>
  value === null ? absent : `${value > 0 ? '+' : ''}${number(value, decimals)}`;

/** What the economy and each industry do to the ratings: index, series, sensitivities, and the book before and after. */
export default function ClimateTab() {
  const { data, error, refetch } = useQuery(climateQuery);
  const [open, setOpen] = useState('C');
  const [shown, setShown] = useState(['C', 'E', 'I', 'K']);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const toggle = (section: string) => {
    setOpen(section);
    setShown((now) =>
      now.includes(section)
        ? now.filter((each) => each !== section)
        : [...now, section].slice(-colours.length),
    );
  };
  const opened = data.sections.find((each) => each.section === open);
  return (
    <div className="portfolio-stack">
      <InForce view={data} />
      <IndexPlot view={data} shown={shown} />
      <Sections view={data} shown={shown} onToggle={toggle} />
      {opened && <ClimateReadings section={opened} scenario={data.policy.scenario} />}
      <ClimateTrialPanels view={data} />
      <ClimateFitPanel view={data} />
    </div>
  );
}

function InForce({ view }: { view: ClimateView }) {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const language = useLanguage();
  const past = useAsOf((state) => state.instant) !== null;
  const [drafting, setDrafting] = useState(false);
  const { policy, version } = view;
  const scenario = view.scenarios.find((each) => each.name === policy.scenario);
  return (
    <Panel
      title={t('climate.inForce')}
      extra={
        <span className="climate-tools">
          {!past && me.permissions.includes('policy.draft') && (
            <Button size="small" icon={<PencilLine size={14} />} onClick={() => setDrafting(true)}>
              {t('climate.change')}
            </Button>
          )}
          <a
            className="button"
            data-size="small"
            href={`/api/v1/climate/workbook?language=${language === 'en' ? 'en' : 'zh'}`}
            download
          >
            <Download size={14} aria-hidden />
            <span>{t('climate.workbook')}</span>
          </a>
        </span>
      }
    >
      <Figures
        items={[
          {
            name: t('climate.inForce'),
            value: (
              <Pill tone={policy.status === 'ok' ? 'green' : 'yellow'}>
                {t(`climate.status.${policy.status}`)}
              </Pill>
            ),
            note: policy.as_of ? `${t('climate.fixedDay')} ${policy.as_of}` : view.as_of,
          },
          {
            name: t('climate.scenario'),
            value: scenario ? label(scenario.label) : policy.scenario,
            note: scenario?.help ? label(scenario.help) : undefined,
          },
          { name: t('climate.validUntil'), value: policy.valid_until ?? t('climate.noEnd') },
          {
            name: t('climate.limit'),
            value: `±${number(policy.most_shift, 2)}`,
            note: t('climate.limitText', {
              shift: number(policy.most_shift, 2),
              notches: number(notchesOf(policy.most_shift), 1),
            }),
          },
          {
            name: t('climate.version'),
            value: String(policy.version),
            note: version
              ? `${t('climate.releasedBy', { author: version.author ?? absent, approver: version.approver ?? absent })}${version.valid_from ? ` · ${instant(version.valid_from)}` : ''}`
              : t('climate.carried'),
          },
        ]}
      />
      <p className="muted climate-explain">
        {t('climate.explain')}{' '}
        {me.permissions.includes('policy.read') && (
          <Link className="link" to={`/policies?file=${encodeURIComponent(policy.file)}`}>
            {t('climate.openPolicy')}
          </Link>
        )}
      </p>
      {drafting && <ClimateDraftDialog view={view} onClose={() => setDrafting(false)} />}
    </Panel>
  );
}

function IndexPlot({ view, shown }: { view: ClimateView; shown: string[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const lines = shown.flatMap((code) => view.sections.filter((each) => each.section === code));
  const names = view.sections[0]?.past.map((each) => each.date.slice(0, 7)) ?? [];
  return (
    <Panel title={t('climate.indexOver')} note={t('climate.indexNote')}>
      <BarLines
        label={t('climate.indexOver')}
        names={names}
        format={(value) => number(value, 1)}
        series={lines.map((each, index) => ({
          name: `${each.section} ${label(each.label)}`,
          colour: colours[index % colours.length]!,
          kind: 'line',
          values: each.past.map((point) => point.index),
        }))}
      />
    </Panel>
  );
}

function Sections({
  view,
  shown,
  onToggle,
}: {
  view: ClimateView;
  shown: string[];
  onToggle: (section: string) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel flush title={t('climate.sections')}>
      <TableBox label={t('climate.sections')}>
        <table className="table climate-sections">
          <thead>
            <tr>
              <th scope="col">{t('climate.section')}</th>
              <th scope="col" className="number">
                {t('climate.index')}
              </th>
              <th scope="col">{t('climate.way')}</th>
              <th scope="col" className="number">
                {t('climate.sensitivity')}
              </th>
              {view.scenarios.map((each) => (
                <th scope="col" key={each.name} className="number">
                  {`${t('climate.shift')} · ${label(each.label)}`}
                </th>
              ))}
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {view.sections.map((each) => (
              <SectionRow
                key={each.section}
                row={each}
                inForce={view.policy.scenario}
                shown={shown.includes(each.section)}
                onToggle={() => onToggle(each.section)}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function SectionRow({
  row,
  inForce,
  shown,
  onToggle,
}: {
  row: ClimateSection;
  inForce: string;
  shown: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const now =
    row.results.find((each) => each.climate.scenario === inForce)?.climate ?? row.results[0]?.climate;
  const interval =
    row.low !== null && row.high !== null ? ` [${plainNumber(row.low, 3)}, ${plainNumber(row.high, 3)}]` : '';
  return (
    <tr>
      <th scope="row">
        <button type="button" className="climate-pick" aria-pressed={shown} onClick={onToggle}>
          {row.section} {label(row.label)}
        </button>
      </th>
      <td className="number">{signed(now?.index ?? null)}</td>
      <td>
        <Sparkline values={row.past.map((each) => each.index)} width={110} />
      </td>
      <td className="number">
        {plainNumber(row.sensitivity, 3)}
        <small className="faint portfolio-under">
          {t(`climate.basis.${row.basis}`)}
          {interval}
          {row.own ? '' : ` · ${t('climate.everyOther')}`}
        </small>
      </td>
      {row.results.map(({ climate }) => (
        <td key={climate.scenario} className="number">
          {climate.status === 'ok' ? signed(climate.shift, 3) : absent}
          <small className="faint portfolio-under">
            {climate.status === 'ok'
              ? `× ${number(oddsTimes(climate.shift), 2)}`
              : t(`climate.state.${climate.status}`)}
            {climate.capped && ` · ${t('climate.capped')}`}
          </small>
        </td>
      ))}
      <td>{now?.stale && <Pill tone="yellow">{t('climate.stale')}</Pill>}</td>
    </tr>
  );
}
