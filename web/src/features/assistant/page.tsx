import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquarePlus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { ago } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { conversationsQuery, forget } from './api';
import { Chat } from './Chat';
import { newConversation } from './conversation';
import './assistant.css';

/** The assistant on a page of its own, with what one asked before. */
export function Component() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [fresh, setFresh] = useState(newConversation);
  const [now] = useState(() => Date.now());
  const { data } = useQuery(conversationsQuery);
  const open = params.get('c') ?? fresh;
  usePageTitle(t('nav.assistant'), false);
  const forgetting = useMutation({
    mutationFn: (conversation?: string) => forget(conversation),
    onSuccess: () => {
      setFresh(newConversation());
      setParams({});
      void client.invalidateQueries({ queryKey: ['assistant'] });
    },
  });
  const start = () => {
    setFresh(newConversation());
    setParams({});
  };
  return (
    <div className="ask-page">
      <nav className="ask-history" aria-label={t('assistant.history')}>
        <Button icon={<MessageSquarePlus size={15} />} onClick={start}>
          {t('assistant.new')}
        </Button>
        <ul>
          {data?.items.map((item) => (
            <li key={item.conversation}>
              <button
                type="button"
                aria-current={item.conversation === open}
                onClick={() => setParams({ c: item.conversation })}
              >
                <span className="cut" translate="no">
                  {item.title}
                </span>
                <small>{ago(item.last_at, now, language)}</small>
              </button>
              <Button
                kind="ghost"
                size="small"
                icon={<Trash2 size={13} />}
                aria-label={t('assistant.forget')}
                onClick={() => forgetting.mutate(item.conversation)}
              />
            </li>
          ))}
        </ul>
        {(data?.items.length ?? 0) > 1 && (
          <Button
            kind="ghost"
            size="small"
            icon={<Trash2 size={13} />}
            onClick={() => forgetting.mutate(undefined)}
          >
            {t('assistant.forgetAll')}
          </Button>
        )}
      </nav>
      <Chat key={open} conversation={open} />
    </div>
  );
}
