import { useState } from 'react';
import { useParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { PencilLine, Send, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/campaigns';
import { number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/table.css';
import { DraftDialog } from './DraftDialog';
import { Funnel } from './Funnel';
import { LettersPanel } from './Letters';
import { Members } from './Members';
import { statusTones } from './page';
import {
  cancelJob,
  dropCampaign,
  pageQuery,
  rulesQuery,
  sendCampaign,
  type CampaignPage,
  type Draft,
} from './queries';
import { ResultsPanel } from './ResultsPanel';
import './campaigns.css';

addWords(words);

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** One campaign: whom it reaches and whom not, what each would read, and what came of it. */
export function Component() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const choice = useChoiceLabel('campaign');
  const [dialog, setDialog] = useState<'edit' | 'send' | null>(null);
  const { data, error, isPending, refetch } = useQuery(pageQuery(id));
  const rules = useQuery({ ...rulesQuery, enabled: data?.may.change ?? false });
  usePageTitle(data ? text(data.campaign.title) : t('nav.campaigns'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const { campaign } = data;
  const drop = () =>
    void dropCampaign(id)
      .then(() => {
        toastDone(t('campaigns.dropped'));
        void client.invalidateQueries({ queryKey: ['records', 'campaign'] });
      })
      .catch((cause: unknown) => toastFailed(t('campaigns.notDropped'), cause));
  return (
    <div className="page campaigns">
      <header className="page-head">
        <div>
          <h1 translate="no">{text(campaign.title)}</h1>
          <p className="page-lead">
            <Dot tone={statusTones[text(campaign.status)]}>{choice('status', campaign.status)}</Dot>{' '}
            {choice('channel', campaign.channel)} · {t('campaigns.seed', { seed: campaign.seed })}
          </p>
        </div>
        <div className="grow" />
        {campaign.status === 'sending' && text(campaign.job) && (
          <Button onClick={() => void cancelJob(text(campaign.job))}>{t('campaigns.cancel')}</Button>
        )}
        {data.may.change && (
          <>
            <Button kind="ghost" icon={<Trash2 size={14} />} onClick={drop}>
              {t('campaigns.drop')}
            </Button>
            <Button icon={<PencilLine size={14} />} onClick={() => setDialog('edit')}>
              {t('campaigns.edit')}
            </Button>
          </>
        )}
        {data.may.send && (
          <Button
            kind="primary"
            icon={<Send size={14} />}
            disabled={data.funnel.treated === 0}
            onClick={() => setDialog('send')}
          >
            {t('campaigns.send')}
          </Button>
        )}
      </header>
      {data.letters && <LettersPanel letters={data.letters} />}
      {data.results && <ResultsPanel results={data.results} />}
      <div className="campaign-parts">
        <Funnel funnel={data.funnel} />
        <Message page={data} />
      </div>
      {campaign.status !== 'draft' && campaign.status !== 'dropped' && (
        <Members
          campaign={id}
          members={data.members}
          letters={data.letters !== null}
          mayRespond={data.may.respond}
        />
      )}
      {dialog === 'edit' && rules.data && (
        <DraftDialog
          rules={rules.data}
          before={draftOf(id, campaign)}
          onClose={() => setDialog(null)}
          onSaved={() => void refetch()}
        />
      )}
      {dialog === 'send' && <SendDialog page={data} onClose={() => setDialog(null)} />}
    </div>
  );
}

const draftOf = (id: string, campaign: CampaignPage['campaign']): Draft => ({
  campaign: id,
  title: text(campaign.title),
  purpose: text(campaign.purpose),
  channel: text(campaign.channel),
  event: text(campaign.event),
  audience: text(campaign.audience),
  subject: text(campaign.subject),
  body: text(campaign.body),
  move_bp: typeof campaign.move_bp === 'number' ? campaign.move_bp : undefined,
  goal: text(campaign.goal),
  goal_product: text(campaign.goal_product),
  control_share: Number(campaign.control_share),
});

/** What is said: while it is a draft as each of the first would read it, later as it was written. */
function Message({ page }: { page: CampaignPage }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('customer');
  const { campaign } = page;
  if (campaign.status !== 'draft')
    return (
      <Panel title={<span translate="no">{text(campaign.subject)}</span>}>
        <p translate="no">{text(campaign.body)}</p>
        <p className="muted campaign-query">
          {t('campaigns.audience')}: <code>{text(campaign.audience)}</code>
        </p>
      </Panel>
    );
  return (
    <Panel
      title={t('campaigns.preview')}
      note={t('campaigns.previewHelp', { number: number(page.preview.length) })}
    >
      {page.preview.length === 0 ? (
        <p className="muted">{t('campaigns.noPreview')}</p>
      ) : (
        <ul className="campaign-preview" tabIndex={0} aria-label={t('campaigns.preview')}>
          {page.preview.map((each) => (
            <li key={each.customer}>
              <header>
                <b translate="no">{each.name}</b>
                {each.tier && <Pill>{choice('tier', each.tier)}</Pill>}
              </header>
              <p translate="no">{each.text}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SendDialog({ page, onClose }: { page: CampaignPage; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const submit = () => {
    setBusy(true);
    sendCampaign(text(page.campaign.id), Number(page.campaign.version))
      .then(() => {
        toastDone(t('campaigns.waits'));
        void client.invalidateQueries({ queryKey: ['records'] });
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        toastFailed(t('campaigns.notSent'), error);
      });
  };
  return (
    <Dialog
      title={t('campaigns.sendTitle', { title: text(page.campaign.title) })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('campaigns.send')}
          </Button>
        </>
      }
    >
      <p>
        {t('campaigns.sendHelp', {
          treated: number(page.funnel.treated),
          control: number(page.funnel.control),
        })}
      </p>
    </Dialog>
  );
}
