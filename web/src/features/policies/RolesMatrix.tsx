import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '@/api/session';
import { useLabel, useLanguage } from '@/i18n';
import { Failed } from '@/shared/ui/Failed';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { rolesQuery, type Role } from './api';

const actions = ['read', 'create', 'update', 'delete'] as const;
type Action = (typeof actions)[number];

/** Who may do what with which records, and who holds which permission. */
export function RolesMatrix() {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = useLabel();
  const { entities } = useMeta();
  const { data, error, refetch } = useQuery(rolesQuery);
  const [what, setWhat] = useState<Action | 'permissions'>('read');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { roles } = data;
  const name = (role: Role) => (language === 'zh-CN' ? role.zh : role.en);
  const rows =
    what === 'permissions'
      ? [...new Set(roles.flatMap((role) => role.permissions))].sort()
      : [...new Set(roles.flatMap((role) => role.rules.map((rule) => rule.entity)))];
  const rowName = (row: string) =>
    what === 'permissions' ? row : label(entities.find((entity) => entity.name === row)?.label) || row;
  const cell = (role: Role, row: string): string => {
    if (what === 'permissions') return role.permissions.includes(row) ? '✓' : '';
    const reach = role.rules.find((rule) => rule.entity === row)?.[what] ?? [];
    return reach.map((each) => t(`policies.reach.${each as 'all'}`)).join(t('policies.or'));
  };
  return (
    <>
      <header className="policy-head">
        <div>
          <h2>{t('policies.roles')}</h2>
          <p className="faint">{t('policies.rolesHelp')}</p>
        </div>
        <span className="grow" />
        <Segments<Action | 'permissions'>
          label={t('policies.roles')}
          value={what}
          onChange={setWhat}
          options={[...actions, 'permissions' as const].map((value) => ({
            value,
            label: t(`policies.action.${value}`),
          }))}
        />
      </header>
      <TableBox label={t('policies.roles')}>
        <table className="table roles">
          <thead>
            <tr>
              <th scope="col">{what === 'permissions' ? t('policies.permission') : t('policies.object')}</th>
              {roles.map((role) => (
                <th scope="col" key={role.name} title={language === 'zh-CN' ? role.help_zh : role.help_en}>
                  {name(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{rowName(row)}</th>
                {roles.map((role) => {
                  const text = cell(role, row);
                  return (
                    <td key={role.name} data-reach={text ? '' : undefined}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
