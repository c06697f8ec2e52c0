import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BrainCircuit } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeRecord, createRecord } from '@/api/records';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/model';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/table.css';
import { Exchanges } from './Exchanges';
import { KeyDialog, ModelDialog } from './ModelDialogs';
import { modelPost, modelQuery, type Plugged, type Tried } from './model-queries';
import './mail.css';

addWords(words);

/** The bank's own language model: what is plugged in, a try, and what was sent to it. */
export function Model() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(modelQuery);
  const [dialog, setDialog] = useState<'edit' | 'key' | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { model } = data;
  const act = <Reply,>(work: Promise<Reply>, word: string, then?: (reply: Reply) => void) =>
    void work
      .then((reply) => {
        setDialog(null);
        if (word) toastDone(word);
        then?.(reply);
      })
      .catch((cause: unknown) => toastFailed(t('model.failed'), cause))
      .finally(() => {
        setBusy(false);
        void client.invalidateQueries({ queryKey: ['records', 'language_model'] });
      });
  const save = (fields: Record<string, unknown>) =>
    act(
      model
        ? changeRecord('language_model', model.id, model.version, fields)
        : createRecord('language_model', fields),
      t('model.waits'),
    );
  const test = (of: Plugged) => {
    setBusy(true);
    act(modelPost<Tried>(of.id, 'test'), '', setTried);
  };
  return (
    <>
      <Notice>{t('model.what')}</Notice>
      {model ? (
        <Panel title={<span translate="no">{model.model}</span>}>
          <ul className="mail-hooks model-card">
            <li>
              <header>
                <Dot tone={model.status === 'on' ? 'green' : 'neutral'}>
                  {t(`model.status.${model.status}`)}
                </Dot>
                <code translate="no">{model.endpoint}</code>
              </header>
              <p className="mail-note">
                {t('model.timeout', { ms: number(model.timeout_ms) })}
                {' · '}
                {model.key_at
                  ? t(model.key_fits ? 'model.keySet' : 'model.keyOther', { at: instant(model.key_at) })
                  : t('model.keyNone')}
              </p>
              {data.may && (
                <div className="mail-acts">
                  <Button size="small" busy={busy} onClick={() => test(model)}>
                    {t('model.test')}
                  </Button>
                  <Button size="small" onClick={() => setDialog('edit')}>
                    {t('model.edit')}
                  </Button>
                  <Button size="small" onClick={() => setDialog('key')}>
                    {t('model.key')}
                  </Button>
                  <Button
                    size="small"
                    onClick={() =>
                      model.status === 'on'
                        ? act(modelPost(model.id, 'off'), t('model.isOff'))
                        : save({ status: 'on' })
                    }
                  >
                    {t(model.status === 'on' ? 'model.off' : 'model.on')}
                  </Button>
                </div>
              )}
              {tried && (
                <Notice tone={tried.outcome === 'used' ? 'green' : 'yellow'}>
                  {t(`model.outcome.${tried.outcome}`)} · {t('model.took', { ms: number(tried.took_ms) })}
                  {tried.said && <p translate="no">{tried.said}</p>}
                  {tried.detail && <p translate="no">{tried.detail}</p>}
                </Notice>
              )}
            </li>
          </ul>
        </Panel>
      ) : (
        <>
          <Empty icon={<BrainCircuit />} title={t('model.none')} text={t('model.noneHelp')} />
          {data.may && (
            <Button kind="primary" onClick={() => setDialog('edit')}>
              {t('model.add')}
            </Button>
          )}
        </>
      )}
      <Exchanges page={data} />
      {dialog === 'edit' && <ModelDialog before={model} onClose={() => setDialog(null)} onSave={save} />}
      {dialog === 'key' && model && (
        <KeyDialog
          onClose={() => setDialog(null)}
          onSave={(key) =>
            act(modelPost(model.id, 'key', { key }), t(key ? 'model.keyKept' : 'model.keyGone'))
          }
        />
      )}
    </>
  );
}
