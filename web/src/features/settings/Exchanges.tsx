import { useTranslation } from 'react-i18next';
import { absent, instant, number } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import type { ModelPage } from './model-queries';

/** Every exchange with the model; the texts only for who audits and may see the customer. */
export function Exchanges({ page }: { page: ModelPage }) {
  const { t } = useTranslation();
  const total = Object.values(page.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Panel
      flush
      title={t('model.exchanges')}
      note={t('model.counts', { used: number(page.counts.used ?? 0), total: number(total) })}
    >
      {page.items.length === 0 ? (
        <p className="mail-note model-none">{t('model.noExchanges')}</p>
      ) : (
        <TableBox label={t('model.exchanges')}>
          <table className="table mail-table">
            <thead>
              <tr>
                <th>{t('model.when')}</th>
                <th>{t('model.who')}</th>
                <th>{t('model.result')}</th>
                <th className="number">{t('model.ms')}</th>
                {page.audits && <th>{t('model.texts')}</th>}
              </tr>
            </thead>
            <tbody>
              {page.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    {instant(item.at)}
                    <small translate="no">{item.model}</small>
                  </th>
                  <td translate="no">{item.person ?? absent}</td>
                  <td>
                    <Dot tone={item.outcome === 'used' ? 'green' : 'yellow'}>
                      {t(`model.outcome.${item.outcome}`)}
                    </Dot>
                    {item.detail && <small translate="no">{item.detail}</small>}
                  </td>
                  <td className="number">{item.took_ms === null ? absent : number(item.took_ms)}</td>
                  {page.audits && (
                    <td>
                      {item.sent ? (
                        <details>
                          <summary>{t('model.show')}</summary>
                          <pre className="model-text" translate="no" tabIndex={0}>
                            {item.sent}
                          </pre>
                          {item.received && (
                            <pre className="model-text" translate="no" tabIndex={0}>
                              {item.received}
                            </pre>
                          )}
                        </details>
                      ) : (
                        absent
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
