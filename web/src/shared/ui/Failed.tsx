import { CloudOff, Lock, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/problem';
import { messageOf } from '../state/toasts';
import { Button } from './Button';
import { Empty } from './Empty';

/** A part of a page that could not be had: not allowed, not there, or failed. Three different things. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const status = error instanceof ApiError ? error.status : 0;
  const text = error instanceof ApiError ? messageOf(error) : String(error);
  const correlationId = error instanceof ApiError ? error.correlationId : '';
  if (status === 403) {
    return <Empty icon={<Lock size={22} strokeWidth={1.5} />} title={t('error.forbidden')} text={text} />;
  }
  if (status === 404) {
    return <Empty icon={<SearchX size={22} strokeWidth={1.5} />} title={t('error.missing')} text={text} />;
  }
  return (
    <Empty
      icon={<CloudOff size={22} strokeWidth={1.5} />}
      title={t('error.failed')}
      text={
        <>
          {text}
          {correlationId && (
            <>
              <br />
              <code>
                {t('error.correlationId')} {correlationId}
              </code>
            </>
          )}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    />
  );
}
