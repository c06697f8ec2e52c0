import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Maximize2, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Chat } from './Chat';
import { newConversation } from './conversation';

/** The assistant beside any page; Escape or the button closes it, and the page stays usable. */
export default function Overlay({ first }: { first?: string }) {
  const { t } = useTranslation();
  const [conversation, setConversation] = useState(newConversation);
  const [asked, setAsked] = useState(first);
  const close = () => useUi.getState().set({ assistant: null });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !document.querySelector('dialog[open]')) close();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <aside className="ask-panel" aria-label={t('nav.assistant')}>
      <header>
        <h2>{t('nav.assistant')}</h2>
        <div className="grow" />
        <Button
          kind="ghost"
          size="small"
          icon={<Plus size={15} />}
          aria-label={t('assistant.new')}
          title={t('assistant.new')}
          onClick={() => {
            setAsked(undefined);
            setConversation(newConversation());
          }}
        />
        <Link
          className="button"
          data-kind="ghost"
          data-size="small"
          data-icon-only=""
          to={`/assistant?c=${conversation}`}
          aria-label={t('assistant.whole')}
          title={t('assistant.whole')}
          onClick={close}
        >
          <Maximize2 size={14} aria-hidden />
        </Link>
        <Button
          kind="ghost"
          size="small"
          icon={<X size={15} />}
          aria-label={t('common.close')}
          onClick={close}
        />
      </header>
      <Chat key={conversation} conversation={conversation} first={asked} />
    </aside>
  );
}
