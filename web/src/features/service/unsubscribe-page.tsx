import { useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { Label } from '@/api/types';
import { addWords, setLanguage, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/service';
import { messageOf } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import './service.css';

addWords(words);

interface Opened {
  bank: string;
  address: string;
  purpose: Label;
  done: boolean;
}

/** The page behind the link under a letter: looking ends nothing, the button does. No sign-in, made for a phone. */
export function Component() {
  const { token = '' } = useParams();
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const [ended, setEnded] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const { data, error, isPending } = useQuery({
    queryKey: ['unsubscribe', token],
    queryFn: () => api.get<Opened>(`/api/v1/unsubscribe-link/${token}`),
    retry: false,
    staleTime: Infinity,
  });
  if (isPending) return <PageSkeleton />;
  const say = (cause: unknown) => (cause instanceof ApiError ? messageOf(cause) : String(cause));
  const end = () => {
    setBusy(true);
    setFault('');
    api
      .post(`/api/v1/unsubscribe-link/${token}`, {})
      .then(() => setEnded(true))
      .catch((cause: unknown) => {
        setBusy(false);
        setFault(say(cause));
      });
  };
  const words = data && { address: data.address, purpose: label(data.purpose) };
  return (
    <main className="survey">
      <header>
        <b translate="no">{data?.bank}</b>
        <Button
          size="small"
          kind="ghost"
          onClick={() => void setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {t('survey.language')}
        </Button>
      </header>
      {error ? (
        <section role="alert">
          <h1>{t('survey.leaveSpent')}</h1>
          <p>{say(error)}</p>
        </section>
      ) : ended || data.done ? (
        <section role="status">
          <h1>{t('survey.left')}</h1>
          <p>{t('survey.leftText', words)}</p>
        </section>
      ) : (
        <section>
          <h1>{t('survey.leave')}</h1>
          <p>{t('survey.leaveText', words)}</p>
          {fault && <p role="alert">{fault}</p>}
          <Button kind="primary" busy={busy} onClick={end}>
            {t('survey.leaveDo')}
          </Button>
        </section>
      )}
    </main>
  );
}
