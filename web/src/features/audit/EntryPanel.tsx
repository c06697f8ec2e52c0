import { Link } from 'react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { instant } from '@/shared/lib/format';
import { ActionName } from '@/shared/record/ActionName';
import { ChangeList } from '@/shared/record/ChangeList';
import { recordPath, useEntity } from '@/shared/record/entity';
import { Button } from '@/shared/ui/Button';
import type { AuditEntry } from './queries';

/** One entry in full: old beside new, reason, address, correlation id. */
export function EntryPanel({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const entity = useEntity(entry.entity ?? '');
  const title = entry.title || entry.record || '';
  return (
    <aside className="entry" aria-label={t('audit.entry')}>
      <header>
        <b>
          <ActionName action={entry.action} />
        </b>
        <div className="grow" />
        <Button
          kind="ghost"
          size="small"
          aria-label={t('common.close')}
          icon={<X size={15} />}
          onClick={onClose}
        />
      </header>
      {title && (
        <p>
          {entity && entry.entity && entry.record ? (
            <Link className="link" to={recordPath(entry.entity, entry.record)}>
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
      )}
      <p className="muted">
        {entry.person_title || t('record.system')} · <time>{instant(entry.at, true)}</time>
        {entry.address && ` · ${entry.address}`}
      </p>
      {entry.changes?.length ? (
        <ChangeList entity={entity} changes={entry.changes} />
      ) : (
        <p className="muted">{t('audit.noChanges')}</p>
      )}
      {entry.reason && (
        <p>
          {t('record.reason')}: {entry.reason}
        </p>
      )}
      {entry.correlation_id && (
        <p className="muted">
          {t('error.correlationId')} <code>{entry.correlation_id}</code>
        </p>
      )}
    </aside>
  );
}
