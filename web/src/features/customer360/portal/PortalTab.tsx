import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/portal';
import { instant } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Button } from '@/shared/ui/Button';
import { ConsentDialog } from './ConsentDialog';
import { Messages } from './Messages';
import { SentList } from './SentList';
import { Users } from './Users';
import { portalQuery, type CustomerPortal } from './queries';
import './portal.css';

addWords(words);

function Consents({ customer, data }: { customer: string; data: CustomerPortal }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [noting, setNoting] = useState(false);
  return (
    <Panel
      title={t('portal.consents')}
      flush
      extra={
        data.may.invite && (
          <Button size="small" onClick={() => setNoting(true)}>
            {t('portal.noteConsent')}
          </Button>
        )
      }
    >
      <table className="table">
        <tbody>
          {data.consents.map((each) => (
            <tr key={each.purpose}>
              <td translate="no">{label(each.label)}</td>
              <td>
                <Pill tone={each.given ? 'green' : 'neutral'}>
                  {each.given
                    ? each.given_at
                      ? t('portal.given', { at: instant(each.given_at).slice(0, 10) })
                      : t('portal.needed')
                    : each.withdrawn_at
                      ? t('portal.withdrawn', { at: instant(each.withdrawn_at).slice(0, 10) })
                      : t('portal.notGiven')}
                </Pill>
              </td>
            </tr>
          ))}
          {data.contacts.map((each) => (
            <tr key={each.contact + each.purpose}>
              <td>
                <span translate="no">{each.name}</span> · {label(each.label)}
                <small className="muted">{t('portal.byMail')}</small>
              </td>
              <td>
                <Pill tone={each.given ? 'green' : 'neutral'}>
                  {t(each.given ? 'portal.given' : 'portal.withdrawn', { at: instant(each.at).slice(0, 10) })}
                </Pill>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {noting && <ConsentDialog customer={customer} data={data} onClose={() => setNoting(false)} />}
    </Panel>
  );
}

/** The bank's side of a customer's portal: who uses it, what they sent, what was said. */
export default function PortalTab({ customer }: { customer: string }) {
  const { data, error, refetch } = useQuery(portalQuery(customer));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="portal-tab">
      <div>
        <SentList customer={customer} data={data} />
        <Users customer={customer} data={data} />
      </div>
      <div>
        <Messages customer={customer} data={data} />
        <Consents customer={customer} data={data} />
      </div>
    </div>
  );
}
