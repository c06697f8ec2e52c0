import { Link, useParams } from 'react-router';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { FileDown, MessageCircleQuestionMark, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, url } from '@/api/client';
import type { Answer } from '@/api/schema-types';
import type { CardScore } from '@/api/strength';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/brief';
import { absent, amountHeadline, amountText, instant, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { ScoreLines } from '@/shared/record/ScoreLines';
import { gradeTone, toneOf } from '@/shared/record/tone';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import './brief.css';

addWords(words);

type Brief = Answer<'/customer/{id}/brief'>;

const path = (id: string) => `/api/v1/customer/${id}/brief`;

const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', 'customer', id, 'brief'],
    queryFn: ({ signal }) => api.get<Brief>(path(id), undefined, signal),
  });

/** What one should know before the door opens: what to raise and how, what changed, who is there. */
export function Component() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const choice = useChoiceLabel('customer');
  const { data, error, isPending, refetch } = useQuery(briefQuery(id));
  usePageTitle(data?.customer.name ?? t('brief.title'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const { customer } = data;
  return (
    <div className="page brief">
      <header className="page-head">
        <div>
          <h1 translate="no">
            {customer.name} {customer.grade && <Pill tone={gradeTone(customer.grade)}>{customer.grade}</Pill>}{' '}
            {customer.tier && <Pill>{choice('tier', customer.tier)}</Pill>}
          </h1>
          <p className="page-lead">{t('brief.lead', { name: t('brief.title'), date: data.today })}</p>
        </div>
        <div className="grow" />
        <Link className="button" to={`/customers/${id}`}>
          {t('brief.open')}
        </Link>
        <Button kind="primary" icon={<FileDown size={15} />} onClick={() => open(url(`${path(id)}.pdf`))}>
          {t('brief.print')}
        </Button>
      </header>
      <Headline figures={data.figures} />
      <div className="brief-parts">
        <Points points={data.points} />
        <div className="brief-side">
          <LastVisit last={data.last} />
          <Closeness score={data.strength as CardScore | null} />
          <Changes changes={data.changes} />
          <People people={data.people} />
          <Words title={t('brief.offers')} labels={data.offers} none={absent} />
          <Words title={t('brief.gaps')} labels={data.gaps} none={t('brief.complete')} />
        </div>
      </div>
    </div>
  );
}

function Headline({ figures }: { figures: Brief['figures'] }) {
  const label = useLabel();
  const language = useLanguage();
  return (
    <Figures
      items={figures.map((figure) => {
        const [value, unit] =
          figure.value === null
            ? [absent, undefined]
            : figure.unit === 'money'
              ? amountHeadline(figure.value, language)
              : [number(figure.value), undefined];
        return { name: label(figure.label), value, unit, note: figure.as_of };
      })}
    />
  );
}

function Points({ points }: { points: Brief['points'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  if (points.length === 0)
    return (
      <Panel title={t('brief.points')}>
        <Empty
          icon={<Sun size={22} strokeWidth={1.5} />}
          title={t('brief.nothing')}
          text={t('brief.nothingHelp')}
        />
      </Panel>
    );
  return (
    <Panel flush title={t('brief.points')} note={number(points.length)}>
      <ol className="brief-points">
        {points.map((point, index) => (
          <li key={index} data-tone={toneOf(point.level)}>
            <Dot tone={toneOf(point.level)}>{t(`level.${point.level}` as 'level.red')}</Dot>
            <div>
              <b>{label(point.title)}</b>
              <p>{label(point.why)}</p>
              <p className="brief-ask">
                <MessageCircleQuestionMark size={14} aria-label={t('brief.ask')} /> {label(point.ask)}
              </p>
            </div>
            <span className="number">{point.amount === null ? '' : amountText(point.amount, language)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function LastVisit({ last }: { last: Brief['last'] }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('visit');
  if (!last.at) return <Panel title={t('brief.last')}>{t('brief.never')}</Panel>;
  return (
    <Panel
      title={t('brief.last')}
      note={`${last.at.slice(0, 10)} · ${t('brief.daysAgo', { number: last.days ?? 0 })}`}
      extra={<span className="faint">{choice('kind', last.kind)}</span>}
    >
      {last.subject && <b>{last.subject}</b>}
      {last.minutes && <p>{last.minutes}</p>}
      {last.next_step && <p className="muted">{t('brief.agreed', { text: last.next_step })}</p>}
    </Panel>
  );
}

/** Where the relationship is weakest, so that the visit can mend it. */
function Closeness({ score }: { score: CardScore | null }) {
  const { t } = useTranslation();
  if (!score) return null;
  return (
    <Panel
      title={t('brief.strength')}
      note={score.total === null ? t('brief.strengthUnknown') : `${number(score.total)} / 100`}
    >
      <ScoreLines lines={score.lines.slice(0, 4)} />
    </Panel>
  );
}

function Changes({ changes }: { changes: Brief['changes'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('brief.changes')} note={number(changes.length)}>
      {changes.length === 0 && <p className="muted">{t('brief.noChanges')}</p>}
      <ul className="brief-changes">
        {changes.map((change, index) => (
          <li key={index}>
            <time dateTime={change.at}>{instant(change.at).slice(5, 10)}</time>
            <span>
              {label(change.title)}
              {change.detail && (
                <>
                  {' '}
                  <span className="muted" translate="no">
                    {change.detail}
                  </span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function People({ people }: { people: Brief['people'] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('brief.people')}>
      <ul className="brief-people" translate="no">
        {people.map((person) => (
          <li key={person.name}>
            <b>{person.name}</b> <span className="muted">{person.position}</span>
            {person.soon && person.birthday && (
              <Pill tone="yellow">{t('brief.birthday', { day: person.birthday.slice(5) })}</Pill>
            )}
          </li>
        ))}
      </ul>
      {people.length === 0 && absent}
    </Panel>
  );
}

function Words({ title, labels, none }: { title: string; labels: Brief['gaps']; none: string }) {
  const label = useLabel();
  return (
    <Panel title={title}>
      {labels.length === 0 ? (
        <span className="muted">{none}</span>
      ) : (
        labels.map((each) => label(each)).join('、')
      )}
    </Panel>
  );
}
