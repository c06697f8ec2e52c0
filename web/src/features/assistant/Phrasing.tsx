import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { phraseQuery, statusQuery } from './api';
import { Paragraphs } from './Paragraphs';
import type { Turn } from './types';

/** The answer's sentences: the product's own at once; the model's, when there is one and all of it holds, in their place. */
export function Phrasing({ turn, fresh }: { turn: Turn; fresh: boolean }) {
  const { t } = useTranslation();
  const [own, setOwn] = useState(false);
  const status = useQuery(statusQuery);
  const fits = turn.kind === 'knowledge' || turn.kind === 'record';
  const wanted = fresh && fits && turn.id !== null && !turn.phrased && Boolean(status.data?.model);
  const asked = useQuery({ ...phraseQuery(turn.id ?? ''), enabled: wanted });
  const said = turn.phrased?.paragraphs ?? (asked.data?.phrased ? asked.data.paragraphs : null);
  const by = turn.phrased ? turn.phrased_by : asked.data?.by;
  const outcome = asked.data?.outcome;
  return (
    <>
      <Paragraphs turn={turn} paragraphs={said && !own ? said : turn.paragraphs} />
      {wanted && asked.isFetching && (
        <p className="ask-note" role="status">
          {t('assistant.phrasing', { name: status.data?.model })}
        </p>
      )}
      {said && (
        <p className="ask-note">
          {t(own ? 'assistant.ownWords' : 'assistant.phrasedBy', { name: by })}{' '}
          <Button size="small" kind="ghost" onClick={() => setOwn(!own)}>
            {t(own ? 'assistant.showPhrased' : 'assistant.showOwn')}
          </Button>
        </p>
      )}
      {outcome && outcome !== 'used' && outcome !== 'off' && (
        <p className="ask-note">{t(`assistant.phraseFailed.${outcome}`, { name: by })}</p>
      )}
    </>
  );
}
