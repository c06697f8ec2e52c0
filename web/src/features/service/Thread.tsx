import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, instant } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import type { Detail } from './queries';

type Direction = 'sent' | 'internal' | 'received';

/** One thread with the customer, whatever the channel, and what to add to it. */
export function Thread({ detail, onSend }: { detail: Detail; onSend: (body: object) => Promise<boolean> }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('service_request');
  const [all, setAll] = useState<'own' | 'all'>('own');
  const shown = detail.thread.filter((message) => message.own || all === 'all');
  return (
    <Panel
      title={t('service.thread')}
      extra={
        <Segments
          label={t('service.thread')}
          value={all}
          onChange={setAll}
          options={[
            { value: 'own', label: t('service.thisOnly') },
            { value: 'all', label: t('service.wholeThread') },
          ]}
        />
      }
    >
      <ol className="service-thread">
        {shown.map((message, index) => (
          <li key={index} data-direction={message.direction} data-own={message.own ? '' : undefined}>
            <header>
              <b>{t(`service.direction.${message.direction}`)}</b>
              <span translate="no">{message.author ?? ''}</span>
              <span>{message.channel ? choice('channel', message.channel) : absent}</span>
              <time dateTime={message.at}>{instant(message.at)}</time>
            </header>
            <p translate="no">{message.text}</p>
          </li>
        ))}
      </ol>
      {detail.may.handle && detail.request.status !== 'closed' && (
        <Composer detail={detail} onSend={onSend} />
      )}
    </Panel>
  );
}

function Composer({ detail, onSend }: { detail: Detail; onSend: (body: object) => Promise<boolean> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [direction, setDirection] = useState<Direction>('sent');
  const [text, setText] = useState('');
  const [wait, setWait] = useState(false);
  const [busy, setBusy] = useState(false);
  const template = detail.templates.find((each) => each.language === (language === 'en' ? 'en' : 'zh'));
  const send = () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    void onSend({ direction, text, ...(wait && direction === 'sent' ? { wait: true } : {}) })
      .then((done) => {
        if (!done) return;
        setText('');
        setWait(false);
      })
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="service-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Segments
        label={t('service.reply')}
        value={direction}
        onChange={setDirection}
        options={[
          { value: 'sent', label: t('service.reply') },
          { value: 'received', label: t('service.receivedMessage') },
          { value: 'internal', label: t('service.internal') },
        ]}
      />
      <textarea
        aria-label={t('service.reply')}
        placeholder={direction === 'sent' ? t('service.replyPlace') : undefined}
        rows={4}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
            send();
        }}
      />
      <div className="service-bar">
        {direction === 'sent' && template && (
          <Button size="small" onClick={() => setText(template.text + (text ? `\n${text}` : '\n'))}>
            {t('service.template')}
          </Button>
        )}
        {direction === 'sent' && (
          <label className="service-wait">
            <input type="checkbox" checked={wait} onChange={() => setWait(!wait)} /> {t('service.wait')}
          </label>
        )}
        <div className="grow" />
        <Button kind="primary" type="submit" busy={busy} disabled={!text.trim()}>
          {t('service.send')}
        </Button>
      </div>
    </form>
  );
}
