import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { Mark } from '@/shared/ui/Mark';
import { Panel } from '@/shared/ui/Panel';

/** Who is signed in, as the bank knows them. */
export function Profile() {
  const { t } = useTranslation();
  const me = useMe();
  const role = useLabel()(me.role_label);
  const facts: [string, string][] = [
    [t('settings.login'), me.login],
    [t('settings.role'), role],
    [t('settings.branch'), me.branch_title ?? ''],
    [t('settings.bank'), me.bank],
    [t('settings.today'), me.today],
  ];
  return (
    <>
      <Panel>
        <div className="settings-person">
          <Mark name={me.name} round size={44} />
          <b>{me.name}</b>
        </div>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('settings.permissions')} note={t('settings.permissionsHelp')}>
        <ul className="settings-permissions">
          {me.permissions.map((permission) => (
            <li key={permission} className="pill" title={permission}>
              {t(`permission.${permission}` as 'permission.person.manage')}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
