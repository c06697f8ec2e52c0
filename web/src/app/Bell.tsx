import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { countQuery } from '@/api/records';
import { useAccess, useMe } from '@/api/session';
import { workbenchQuery } from '@/api/workbench';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { Popover } from '@/shared/ui/Popover';

const shownItems = 6;
const pressing = new Set(['red', 'orange']);

/** What cannot wait: the pressing items of the workbench, and changes that wait for a second pair of eyes. */
export function Bell() {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const canCheck = useAccess('pending_change').read;
  const workbench = useQuery(workbenchQuery());
  const waiting = useQuery({
    ...countQuery('pending_change', { status: 'waiting', 'maker.ne': me.id }),
    enabled: canCheck,
  });
  const items = workbench.data?.items.filter((item) => pressing.has(item.level)) ?? [];
  const changes = waiting.data?.value ?? 0;
  const some = items.length + changes > 0;
  return (
    <Popover
      label={t('bell.title')}
      align="end"
      width={340}
      trigger={({ toggle, props }) => (
        <Button
          kind="ghost"
          aria-label={some ? t('bell.some', { number: items.length + changes }) : t('bell.title')}
          className={some ? 'with-dot' : ''}
          icon={<BellIcon size={16} strokeWidth={1.75} />}
          onClick={toggle}
          {...props}
        />
      )}
    >
      {(close) => (
        <div className="bell">
          <div className="popover-title">{t('bell.title')}</div>
          {!some && <Empty small title={t('bell.none')} />}
          {changes > 0 && (
            <Link className="menu-item" to="/approvals" onClick={close}>
              <span className="grow">{t('bell.approvals', { number: number(changes) })}</span>
            </Link>
          )}
          {items.slice(0, shownItems).map((item, index) => (
            <Link key={index} className="menu-item bell-item" to={item.link} onClick={close}>
              <Dot tone={item.level as Tone}>{label(item.title)}</Dot>
              <small className="faint cut">{item.customer_title}</small>
            </Link>
          ))}
          {items.length > shownItems && (
            <Link className="menu-item" to="/workbench" onClick={close}>
              {t('bell.all', { number: number(items.length) })}
            </Link>
          )}
        </div>
      )}
    </Popover>
  );
}
