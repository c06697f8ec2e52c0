import { useTranslation } from 'react-i18next';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { TableBox } from '@/shared/ui/TableBox';
import { gradeTone } from '@/shared/record/tone';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import type { AssessmentReply } from './types';

/** The grades there have been, newest first. */
export function GradeHistory({ items }: { items: AssessmentReply['history'] }) {
  const { t } = useTranslation();
  return (
    <Panel flush title={t('rating.history')} note={items.length}>
      {items.length === 0 ? (
        <p className="muted panel-text">{t('rating.noHistory')}</p>
      ) : (
        <TableBox label={t('rating.history')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('rating.when')}</th>
                <th scope="col">{t('rating.grade')}</th>
                <th scope="col" className="number">
                  {t('rating.score')}
                </th>
                <th scope="col" className="number">
                  {t('c360.pd')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <tr key={index} title={item.policy_version ?? undefined}>
                  <td>
                    <time>{item.assessed_at ? instant(item.assessed_at).slice(0, 10) : absent}</time>
                  </td>
                  <td>{item.grade ? <Pill tone={gradeTone(item.grade)}>{item.grade}</Pill> : absent}</td>
                  <td className="number">{item.score === null ? absent : number(item.score, 1)}</td>
                  <td className="number">{item.pd === null ? absent : percent(item.pd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
