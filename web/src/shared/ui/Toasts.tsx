import { Copy, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useToasts, type Toast } from '../state/toasts';

export function Toasts() {
  const items = useToasts((state) => state.items);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {items.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const drop = useToasts((state) => state.drop);
  const { correlationId, undo, retry } = toast;
  const then = (act: () => void) => () => {
    drop(toast.id);
    act();
  };
  return (
    <div className="toast" data-kind={toast.kind}>
      <div className="toast-text">
        <span>{toast.text}</span>
        {toast.detail && <small>{toast.detail}</small>}
        {correlationId && (
          <code>
            {t('error.correlationId')} {correlationId}
          </code>
        )}
      </div>
      {correlationId && (
        <button
          type="button"
          aria-label={t('error.copyId')}
          onClick={() => void navigator.clipboard?.writeText(correlationId)}
        >
          <Copy size={14} aria-hidden />
        </button>
      )}
      {retry && (
        <button type="button" onClick={then(retry)}>
          <RotateCcw size={14} aria-hidden />
          {t('common.retry')}
        </button>
      )}
      {undo && (
        <button type="button" onClick={then(undo)}>
          {t('common.undo')}
          <kbd>Z</kbd>
        </button>
      )}
      <button type="button" aria-label={t('common.close')} onClick={() => drop(toast.id)}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
