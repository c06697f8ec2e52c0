import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import mailWords from '@/i18n/zh/mail';
import words from '@/i18n/zh/service';
import { absent, instant, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { detailQuery, post, type Detail } from './queries';
import { Thread } from './Thread';
import './service.css';

addWords(words);
addWords(mailWords);

/** One request: what was said, by when it must be answered, what the classifier saw, and what to do. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(detailQuery(id));
  usePageTitle(data?.request.subject ?? t('nav.service'), Boolean(data));
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return <Request key={id} id={id} detail={data} />;
}

/** Runs a verb of the request, tells how it went and reads everything anew. */
function useVerb(id: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (verb: string, body: object) =>
    post(`service_request/${id}/${verb}`, body)
      .then(() => {
        toastDone(t('service.sent'));
        void client.invalidateQueries({ queryKey: ['records', 'service_request'] });
        return true;
      })
      .catch((cause: unknown) => {
        toastFailed(t('service.notSent'), cause);
        return false;
      });
}

function Request({ id, detail }: { id: string; detail: Detail }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  const verb = useVerb(id);
  const [closing, setClosing] = useState(false);
  const { request, may } = detail;
  const open = request.status !== 'closed';
  return (
    <div className="page service">
      <header className="page-head">
        <div>
          <h1 translate="no">{request.subject}</h1>
          <p className="page-lead">
            <Pill tone={request.kind === 'complaint' ? 'red' : request.kind === 'feedback' ? 'teal' : 'blue'}>
              {choice('kind', request.kind)}
            </Pill>{' '}
            <Link translate="no" to={`/customers/${request.customer}`}>
              {detail.customer_title}
            </Link>{' '}
            · {choice('channel', request.channel)}
            {request.contact_name && <span translate="no"> · {request.contact_name}</span>} ·{' '}
            {choice('status', request.status)}
          </p>
        </div>
        <div className="grow" />
        {open && may.handle && (
          <Button kind="primary" icon={<Check size={15} />} onClick={() => setClosing(true)}>
            {t('service.close')}
          </Button>
        )}
      </header>
      <div className="service-detail">
        <Thread detail={detail} onSend={(body) => verb('message', body)} />
        <div className="service-column">
          <Clock detail={detail} onExtend={(body) => verb('extend', body)} />
          <Classing detail={detail} onConfirm={(name) => verb('class', { class: name })} />
          <Handler detail={detail} onAssign={(person) => verb('assign', { person })} />
          <Sent detail={detail} />
          <Others detail={detail} />
        </div>
      </div>
      {closing && (
        <CloseDialog
          onClose={() => setClosing(false)}
          onSave={(body) => verb('close', body).then((done) => done && setClosing(false))}
        />
      )}
    </div>
  );
}

const mailTones = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  held: 'yellow',
  withdrawn: 'neutral',
} as const;

/** What left the bank about this request, and whether it arrived. */
function Sent({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  if (detail.mails.length === 0) return null;
  return (
    <Panel title={t('mail.sentAbout')}>
      <ul className="service-mails">
        {detail.mails.map((mail) => (
          <li key={mail.id}>
            <Dot tone={mailTones[mail.status]}>{t(`mail.status.${mail.status}`)}</Dot>{' '}
            {t(`mail.purpose.${mail.purpose}`)}
            {mail.reason && <span> · {t(`mail.reason.${mail.reason}`)}</span>}
            <small translate="no">
              {[mail.recipient, mail.attempts > 1 ? t('mail.triesOf', { count: mail.attempts }) : '']
                .filter(Boolean)
                .join(' · ')}{' '}
              · {instant(mail.sent_at ?? mail.created_at)}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Clock({ detail, onExtend }: { detail: Detail; onExtend: (body: object) => Promise<boolean> }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  const { request, clock, may } = detail;
  const [complexity, setComplexity] = useState(request.complexity ?? 'simple');
  const [reason, setReason] = useState('');
  const left = clock.days_left;
  return (
    <Panel title={t('service.clock')}>
      <dl className="service-facts">
        <dt>{t('service.received')}</dt>
        <dd>{instant(request.received_at)}</dd>
        <dt>{t('service.due')}</dt>
        <dd>
          {request.due_on ?? absent}
          {clock.stopped && <Dot tone="yellow">{t('service.stopped')}</Dot>}
          {!clock.stopped && left !== null && (
            <Dot tone={left < 0 ? 'red' : left === 0 ? 'orange' : 'green'}>
              {left < 0
                ? t('service.lateBy', { days: -left })
                : left === 0
                  ? t('service.dueToday')
                  : t('service.leftDays', { days: left })}
            </Dot>
          )}
          {request.on_time !== null && (
            <Dot tone={request.on_time ? 'green' : 'red'}>
              {t(request.on_time ? 'service.onTime' : 'service.notOnTime')}
            </Dot>
          )}
        </dd>
        <dt>{t('service.firstAnswer')}</dt>
        <dd>
          {request.first_answer_at
            ? instant(request.first_answer_at)
            : request.answer_due_at
              ? t('service.answerBy', { at: instant(request.answer_due_at) })
              : absent}
          {clock.answer_late && <Dot tone="red">{t('service.answerLate')}</Dot>}
        </dd>
        {request.escalation > 0 && (
          <>
            <dt>{t('service.state')}</dt>
            <dd>
              <Dot tone="orange">{t('service.escalated', { step: request.escalation })}</Dot>
            </dd>
          </>
        )}
      </dl>
      <p className="muted service-small">
        {clock.legal ? t('service.legal') : t('service.promised', { days: clock.days_promised ?? 0 })}
      </p>
      {clock.legal && may.oversee && request.status !== 'closed' && (
        <form
          className="service-inline"
          onSubmit={(event) => {
            event.preventDefault();
            void onExtend({ complexity, reason }).then((done) => done && setReason(''));
          }}
        >
          <select
            aria-label={t('service.extend')}
            value={complexity}
            onChange={(event) => setComplexity(event.target.value)}
          >
            {['simple', 'complex', 'very_complex'].map((each) => (
              <option key={each} value={each}>
                {choice('complexity', each)}
              </option>
            ))}
          </select>
          <input
            aria-label={t('service.extendReason')}
            placeholder={t('service.extendReason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button size="small" type="submit" disabled={!reason.trim()}>
            {t('service.extend')}
          </Button>
        </form>
      )}
    </Panel>
  );
}

function Classing({ detail, onConfirm }: { detail: Detail; onConfirm: (name: string) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { request, may } = detail;
  const [chosen, setChosen] = useState(request.class ?? request.class_proposed ?? '');
  const why = request.reasons;
  return (
    <Panel title={t('service.classing')}>
      <p className="service-class">
        {detail.class_label ? (
          <b>{label(detail.class_label)}</b>
        ) : (
          <Dot tone="orange">{t('service.needsPerson')}</Dot>
        )}
        {request.confirmed_by_title && (
          <small className="muted">{t('service.confirmedBy', { name: request.confirmed_by_title })}</small>
        )}
      </p>
      {detail.proposed_label && (
        <p className="muted service-small">
          {t('service.proposed', { name: label(detail.proposed_label) })}
          {request.confidence !== null &&
            ` · ${t('service.confidence', { share: percent(request.confidence, 0) })}`}
        </p>
      )}
      {why && why.reasons.length > 0 && (
        <p className="service-proposal">
          {t('service.why')}
          {why.reasons.map((reason) => (
            <mark key={reason.words} translate="no">
              {reason.words}
            </mark>
          ))}
        </p>
      )}
      {why && why.guesses.length > 1 && (
        <ul className="service-guesses" aria-label={t('service.alternatives')}>
          {why.guesses.map((guess) => (
            <li key={guess.class}>
              <span>{label(guess.label)}</span>
              <svg viewBox="0 0 80 6" width={80} height={6} aria-hidden>
                <rect className="bar-rest" width={80} height={6} rx={3} />
                <rect className="bar-kept" width={80 * guess.share} height={6} rx={3} />
              </svg>
              <em>{percent(guess.share, 0)}</em>
            </li>
          ))}
        </ul>
      )}
      {may.handle && request.status !== 'closed' && (
        <form
          className="service-inline"
          onSubmit={(event) => {
            event.preventDefault();
            onConfirm(chosen);
          }}
        >
          <select
            aria-label={t('service.class')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {!chosen && <option value="">{t('service.needsPerson')}</option>}
            {detail.classes.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
          <Button size="small" type="submit" disabled={!chosen}>
            {chosen === request.class ? t('service.confirm') : t('service.change')}
          </Button>
        </form>
      )}
    </Panel>
  );
}

function Handler({ detail, onAssign }: { detail: Detail; onAssign: (person: string) => void }) {
  const { t } = useTranslation();
  const { request, may, people } = detail;
  const [person, setPerson] = useState(request.handler ?? '');
  return (
    <Panel title={t('service.handler')}>
      <p translate="no">{request.handler_title ?? absent}</p>
      {request.about_person_title && (
        <p className="muted service-small">
          {t('service.about')}: <span translate="no">{request.about_person_title}</span>.{' '}
          {t('service.aboutHelp')}
        </p>
      )}
      {may.handle && request.status !== 'closed' && people.length > 0 && (
        <form
          className="service-inline"
          onSubmit={(event) => {
            event.preventDefault();
            onAssign(person);
          }}
        >
          <select
            translate="no"
            aria-label={t('service.handler')}
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          >
            {!people.some((each) => each.id === person) && (
              <option value={person}>{request.handler_title ?? absent}</option>
            )}
            {people.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
          <Button size="small" type="submit" disabled={!person || person === request.handler}>
            {t('service.assign')}
          </Button>
        </form>
      )}
    </Panel>
  );
}

function Others({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  if (detail.others.length === 0) return null;
  return (
    <Panel title={t('service.others')}>
      <ul className="service-others">
        {detail.others.map((other) => (
          <li key={other.id}>
            <Link translate="no" to={`/service/${other.id}`}>
              {other.subject}
            </Link>
            <small className="muted">
              {instant(other.received_at).slice(0, 10)} · {choice('status', other.status)}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CloseDialog({
  onClose,
  onSave,
}: {
  onClose: () => void;
  onSave: (body: object) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  const [reason, setReason] = useState('solved');
  const [resolution, setResolution] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      title={t('service.closeTitle')}
      onClose={onClose}
      onSubmit={() => {
        if (!resolution.trim() || busy) return;
        setBusy(true);
        void onSave({ reason, resolution }).finally(() => setBusy(false));
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!resolution.trim()}>
            {t('service.close')}
          </Button>
        </>
      }
    >
      <Field label={t('service.reason')}>
        {(control) => (
          <select {...control} value={reason} onChange={(event) => setReason(event.target.value)}>
            {['solved', 'explained', 'declined', 'withdrawn', 'duplicate'].map((each) => (
              <option key={each} value={each}>
                {choice('close_reason', each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('service.resolution')}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus
            rows={4}
            maxLength={1000}
            value={resolution}
            onChange={(event) => setResolution(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
