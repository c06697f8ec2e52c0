import { useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { Label } from '@/api/types';
import { addWords, setLanguage, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/service';
import { instant } from '@/shared/lib/format';
import { messageOf } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import './service.css';

addWords(words);

interface Opened {
  bank: string;
  intro: Label;
  satisfaction: boolean;
  recommend: boolean;
  expires_at: string;
}

/** The page behind a survey's link: no sign-in, made for a phone, answered once. */
export function Component() {
  const { token = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const [done, setDone] = useState(false);
  const { data, error, isPending } = useQuery({
    queryKey: ['survey', token],
    queryFn: () => api.get<Opened>(`/api/v1/survey-answer/${token}`),
    retry: false,
    staleTime: Infinity,
  });
  if (isPending) return <PageSkeleton />;
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
      {done ? (
        <section role="status">
          <h1>{t('survey.thanks')}</h1>
          <p>{t('survey.thanksText')}</p>
        </section>
      ) : error ? (
        <section role="alert">
          <h1>{t('survey.spent')}</h1>
          <p>{error instanceof ApiError ? messageOf(error) : String(error)}</p>
        </section>
      ) : (
        <Questions token={token} opened={data} onDone={() => setDone(true)} />
      )}
    </main>
  );
}

function Questions({ token, opened, onDone }: { token: string; opened: Opened; onDone: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [satisfaction, setSatisfaction] = useState<number | null>(null);
  const [recommend, setRecommend] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const scale = t('survey.scale', { returnObjects: true }) as unknown as string[];
  const send = () => {
    setBusy(true);
    setFault('');
    api
      .post(`/api/v1/survey-answer/${token}`, {
        ...(satisfaction === null ? {} : { satisfaction }),
        ...(recommend === null ? {} : { recommend }),
        ...(comment.trim() ? { comment } : {}),
      })
      .then(onDone)
      .catch((cause: unknown) => {
        setBusy(false);
        setFault(cause instanceof ApiError ? messageOf(cause) : String(cause));
      });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h1>{label(opened.intro)}</h1>
      {opened.satisfaction && (
        <fieldset>
          <legend>{t('survey.satisfied')}</legend>
          <div className="survey-scale" data-of="5">
            {scale.map((name, index) => (
              <button
                key={name}
                type="button"
                aria-pressed={satisfaction === index + 1}
                onClick={() => setSatisfaction(index + 1)}
              >
                <b>{index + 1}</b>
                <small>{name}</small>
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {opened.recommend && (
        <fieldset>
          <legend>{t('survey.recommend')}</legend>
          <div className="survey-scale" data-of="11">
            {Array.from({ length: 11 }, (_, value) => (
              <button
                key={value}
                type="button"
                aria-pressed={recommend === value}
                onClick={() => setRecommend(value)}
              >
                <b>{value}</b>
              </button>
            ))}
          </div>
          <div className="survey-ends">
            <small>{t('survey.unlikely')}</small>
            <small>{t('survey.likely')}</small>
          </div>
        </fieldset>
      )}
      <label>
        <span>{t('survey.comment')}</span>
        <textarea
          rows={4}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {fault && <p role="alert">{fault}</p>}
      <Button
        kind="primary"
        type="submit"
        busy={busy}
        disabled={satisfaction === null && recommend === null && !comment.trim()}
      >
        {t('survey.send')}
      </Button>
      <small className="muted">{t('survey.until', { at: instant(opened.expires_at) })}</small>
    </form>
  );
}
