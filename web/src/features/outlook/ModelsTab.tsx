import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { JobButton } from '@/shared/jobs/JobButton';
import { Panel } from '@/shared/ui/Panel';
import { Rule } from '@/shared/ui/Rule';
import { TableBox } from '@/shared/ui/TableBox';
import { train, type Page, type Target } from './queries';

/** What is asked, of whom, and which model answers. */
export function ModelsTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel flush title={t('outlook.tab.models')} note={number(page.targets.length)}>
      <p className="outlook-lead muted">{t('outlook.modelsHelp', { months: page.window_months })}</p>
      <TableBox label={t('outlook.tab.models')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('outlook.target')}</th>
              <th>{t('outlook.model')}</th>
              <th>{t('outlook.candidate')}</th>
              <th>{t('outlook.population')}</th>
              <th>{t('outlook.outcome')}</th>
              {page.may_train && <th />}
            </tr>
          </thead>
          <tbody>
            {page.targets.map((target) => (
              <tr key={target.name}>
                <th scope="row">{label(target.label)}</th>
                <td>
                  <Version model={target.model} none={t('outlook.notEvaluated')} />
                </td>
                <td>
                  <Version model={target.candidate} none="" />
                </td>
                <td className="outlook-rule">
                  <Rule text={target.population} />
                </td>
                <td className="outlook-rule">
                  <Rule text={target.outcome} />
                </td>
                {page.may_train && (
                  <td>
                    <JobButton
                      small
                      label={t('outlook.train')}
                      progress={(done) => t('outlook.training', { done: number(done) })}
                      finished={t('outlook.trained')}
                      failed={t('outlook.failed')}
                      start={() => train(target.name)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Version({ model, none }: { model: Target['model']; none: string }) {
  const { t } = useTranslation();
  if (!model) return <span className="muted">{none}</span>;
  return (
    <>
      <Link to={`/lab/${model.id}`}>{t('outlook.version', { number: number(model.number) })}</Link>{' '}
      {model.auc !== null && <span>{t('outlook.auc', { auc: number(model.auc, 2) })}</span>}
      <small className="outlook-help">
        {t('outlook.cases', { cases: number(model.cases), happened: number(model.happened) })}
      </small>
    </>
  );
}
