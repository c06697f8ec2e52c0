import { useState } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, instant, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { useEntity } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import { letterTones } from './Letters';
import { noteResponse, type LetterReason, type LetterState, type Member } from './queries';

interface Props {
  campaign: string;
  members: Member[];
  /** Sent by mail: shows the letter's state instead of when it was opened. */
  letters: boolean;
  mayRespond: boolean;
}

/** The customers the reader sees, with what they got, answered and did; a call list for their manager. */
export function Members({ campaign, members, letters, mayRespond }: Props) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('campaign_member');
  const tier = useChoiceLabel('customer');
  const [noting, setNoting] = useState<Member | null>(null);
  return (
    <Panel flush title={t('campaigns.members')} note={number(members.length)}>
      {members.length === 0 ? (
        <Empty small title={t('campaigns.noMembers')} />
      ) : (
        <TableBox label={t('campaigns.members')}>
          <table className="table campaign-members">
            <thead>
              <tr>
                <th>{t('campaigns.customer')}</th>
                <th>{t('campaigns.tier')}</th>
                <th>{t('campaigns.arm')}</th>
                <th>{t(letters ? 'campaigns.letter' : 'campaigns.opened')}</th>
                <th>{t('campaigns.response')}</th>
                <th>{t('campaigns.taken')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id}>
                  <th scope="row" translate="no" title={member.text ?? undefined}>
                    <Link to={`/customers/${member.customer}`}>{member.name}</Link>
                  </th>
                  <td>{member.tier ? <Pill>{tier('tier', member.tier)}</Pill> : absent}</td>
                  <td>{choice('arm', member.arm)}</td>
                  <td>
                    {letters ? (
                      <Letter member={member} />
                    ) : member.opened_at ? (
                      instant(member.opened_at)
                    ) : (
                      absent
                    )}
                  </td>
                  <td>
                    {member.response ? choice('response', member.response) : absent}
                    {member.request && (
                      <>
                        {' '}
                        <Link to={`/service/${member.request}`}>{t('campaigns.openReply')}</Link>
                      </>
                    )}
                    {member.note && (
                      <small className="muted" translate="no">
                        {member.note}
                      </small>
                    )}
                  </td>
                  <td>{member.taken_up ? <Dot tone="green">{t('campaigns.yes')}</Dot> : absent}</td>
                  <td className="campaign-act">
                    {mayRespond && member.arm === 'treated' && (
                      <Button size="small" onClick={() => setNoting(member)}>
                        {t('campaigns.note')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {noting && <Note campaign={campaign} member={noting} onClose={() => setNoting(null)} />}
    </Panel>
  );
}

/** In what state the letter is, why, and to whom it goes. */
function Letter({ member }: { member: Member }) {
  const { t } = useTranslation();
  const state = member.letter as LetterState | null;
  if (!state) return absent;
  const why = member.letter_reason as LetterReason | null;
  return (
    <>
      <Dot tone={letterTones[state]}>{t(`campaigns.letterStates.${state}`)}</Dot>
      {why && <small className="muted">{t(`campaigns.letterWhy.${why}`)}</small>}
      <small className="muted" translate="no">
        {member.to} {state === 'sent' && member.letter_at ? instant(member.letter_at) : ''}
      </small>
    </>
  );
}

function Note({ campaign, member, onClose }: { campaign: string; member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const choices =
    useEntity('campaign_member')?.fields.find((field) => field.name === 'response')?.choices ?? [];
  const [response, setResponse] = useState(member.response ?? 'interested');
  const [note, setNote] = useState(member.note ?? '');
  const submit = () =>
    void noteResponse(member.id, response, note)
      .then(() => {
        toastDone(t('campaigns.noted'));
        void client.invalidateQueries({ queryKey: ['records', 'campaign', campaign] });
        onClose();
      })
      .catch((error: unknown) => toastFailed(t('campaigns.notNoted'), error));
  return (
    <Dialog
      title={member.name}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {t('campaigns.note')}
          </Button>
        </>
      }
    >
      {member.text && (
        <p className="muted" translate="no">
          {member.text}
        </p>
      )}
      <Field label={t('campaigns.response')}>
        {(control) => (
          <select {...control} value={response} onChange={(event) => setResponse(event.target.value)}>
            {choices.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('campaigns.noteText')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
