import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useMatch } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CornerDownLeft, Mic, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords, useLanguage } from '@/i18n';
import words from '@/i18n/zh/assistant';
import { Button } from '@/shared/ui/Button';
import { AnswerView } from './AnswerView';
import { ask, conversationQuery, statusQuery } from './api';
import { useSpeech } from './speech';
import type { Turn } from './types';
import './assistant.css';

addWords(words);

interface Props {
  conversation: string;
  /** Asked at once, as when the palette hands a question over. */
  first?: string;
}

const han = /[\u4e00-\u9fff]/;

/** A conversation: what was asked, what was answered, and the box to ask more. */
export function Chat({ conversation, first }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const language = useLanguage();
  const view = useMatch('/customers/:id/*')?.params.id;
  const box = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [added, setAdded] = useState<Turn[]>([]);
  const speech = useSpeech(language, setText);
  const past = useQuery({ ...conversationQuery(conversation), staleTime: Infinity });
  const asking = useMutation({
    mutationFn: (question: string) =>
      ask({
        question,
        conversation,
        language: han.test(question) ? 'zh' : language === 'en' ? 'en' : 'zh',
        ...(view && { customer: view }),
      }),
    onSuccess: (turn) => {
      setAdded((all) => [...all, turn]);
      void client.invalidateQueries({ queryKey: ['assistant', 'conversations'] });
    },
  });
  const { mutate } = asking;
  const turns = [
    ...(past.data?.items ?? []).filter((turn) => !added.some((each) => each.id === turn.id)),
    ...added,
  ];

  useEffect(() => box.current?.focus(), [conversation]);
  useEffect(() => {
    if (first) mutate(first);
  }, [first, mutate]);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [turns.length, asking.isPending]);

  const send = (question: string) => {
    if (!question.trim() || asking.isPending) return;
    setText('');
    mutate(question.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(text);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send(text);
  };

  return (
    <div className="ask">
      <div
        className="ask-turns"
        role="log"
        aria-live="polite"
        tabIndex={0}
        aria-label={t('assistant.conversation')}
      >
        {turns.length === 0 && !asking.isPending && <Welcome onAsk={send} />}
        {turns.map((turn, index) => (
          <section key={turn.id ?? index} className="ask-turn">
            <p className="ask-question" translate="no">
              {turn.question}
            </p>
            <AnswerView turn={turn} fresh={added.includes(turn)} onAsk={send} />
          </section>
        ))}
        {asking.isPending && (
          <section className="ask-turn">
            <p className="ask-question" translate="no">
              {asking.variables}
            </p>
            <p className="ask-note">{t('assistant.working')}</p>
          </section>
        )}
        {asking.error && (
          <p className="ask-note" role="alert">
            {asking.error.message}
          </p>
        )}
        <div ref={end} />
      </div>
      <form className="ask-box" onSubmit={submit}>
        <textarea
          ref={box}
          rows={2}
          maxLength={2000}
          aria-label={t('assistant.placeholder')}
          placeholder={t('assistant.placeholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
        />
        {speech.offered && (
          <Button
            kind="ghost"
            icon={<Mic size={16} />}
            aria-label={t('assistant.speak')}
            aria-pressed={speech.listening}
            onClick={speech.toggle}
          />
        )}
        <Button
          kind="primary"
          type="submit"
          icon={<CornerDownLeft size={15} />}
          busy={asking.isPending}
          aria-label={t('assistant.send')}
        />
      </form>
    </div>
  );
}

function Welcome({ onAsk }: { onAsk: (question: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({ ...statusQuery, staleTime: Infinity });
  return (
    <div className="ask-welcome">
      <Sparkles size={22} aria-hidden />
      <p>{t('assistant.welcome')}</p>
      <ul>
        {data?.suggestions.map((each) => {
          const question = language === 'en' ? each.en : each.zh;
          return (
            <li key={question}>
              <button type="button" onClick={() => onAsk(question)}>
                {question}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
