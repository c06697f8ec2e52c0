import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, instant, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import type { RequestLine } from './queries';

const kindTones: Record<RequestLine['kind'], Tone> = { request: 'blue', feedback: 'teal', complaint: 'red' };
const stateTones: Record<RequestLine['status'], Tone> = {
  new: 'blue',
  working: 'teal',
  waiting: 'yellow',
  closed: 'green',
};

export function RequestTable({
  items,
  today,
  plain,
}: {
  items: RequestLine[];
  today: string;
  /** Without the customer: on the customer's own page. */
  plain?: boolean;
}) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  return (
    <TableBox label={t('service.tabs.desk')}>
      <table className="table service-table">
        <thead>
          <tr>
            <th>{t('service.subject')}</th>
            {!plain && <th>{t('service.customer')}</th>}
            <th>{t('service.class')}</th>
            <th>{t('service.handler')}</th>
            <th>{t('service.received')}</th>
            <th>{t('service.due')}</th>
            <th>{t('service.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link className="service-subject" to={`/service/${item.id}`} title={item.subject}>
                  <Pill tone={kindTones[item.kind]}>{choice('kind', item.kind)}</Pill>
                  <span translate="no">{item.subject}</span>
                </Link>
              </th>
              {!plain && (
                <td translate="no">
                  <Link to={`/customers/${item.customer}`}>{item.customer_title}</Link>
                </td>
              )}
              <td>
                <ClassCell item={item} />
              </td>
              <td translate="no">{item.handler_title ?? absent}</td>
              <td>{instant(item.received_at)}</td>
              <td>
                <Due item={item} today={today} />
              </td>
              <td>
                <Dot tone={stateTones[item.status]}>{choice('status', item.status)}</Dot>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function ClassCell({ item }: { item: RequestLine }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (!item.class_label)
    return (
      <span
        title={item.proposed_label ? t('service.proposed', { name: label(item.proposed_label) }) : undefined}
      >
        <Dot tone="orange">{t('service.needsPerson')}</Dot>
      </span>
    );
  return (
    <>
      {label(item.class_label)}
      {!item.confirmed && item.confidence !== null && (
        <small className="service-sure">{percent(item.confidence, 0)}</small>
      )}
    </>
  );
}

function Due({ item, today }: { item: RequestLine; today: string }) {
  const { t } = useTranslation();
  if (item.status === 'closed') {
    if (item.on_time === null) return <>{absent}</>;
    return (
      <Dot tone={item.on_time ? 'green' : 'red'}>
        {t(item.on_time ? 'service.onTime' : 'service.notOnTime')}
      </Dot>
    );
  }
  if (item.stopped) return <Dot tone="yellow">{t('service.stopped')}</Dot>;
  const tone: Tone = item.late ? 'red' : item.due_on === today ? 'orange' : 'neutral';
  return (
    <span title={item.escalation > 0 ? t('service.escalated', { step: item.escalation }) : undefined}>
      <Dot tone={tone}>
        {item.due_on ?? absent}
        {item.escalation > 0 && ' ↑'}
      </Dot>
    </span>
  );
}
