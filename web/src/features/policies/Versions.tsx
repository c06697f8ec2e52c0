import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { absent, instant } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { TableBox } from '@/shared/ui/TableBox';
import {
  activateVersion,
  backTest,
  rejectVersion,
  submitVersion,
  type BackTest,
  type PolicyDocument,
  type PolicyVersion,
} from './api';
import { BackTestView } from './BackTestView';

const tones: Record<string, Tone> = {
  draft: 'neutral',
  submitted: 'yellow',
  active: 'green',
  scheduled: 'blue',
  rejected: 'red',
};

/** Every version there has been: open one, try it on the book, submit it, and let a second person release it. */
export function Versions({ document, onOpen }: { document: PolicyDocument; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const [of, setOf] = useState<'grade' | 'tier'>('grade');
  const [tested, setTested] = useState<{ version: PolicyVersion; result: BackTest; ms: number } | null>(null);
  const [asked, setAsked] = useState<{ version: PolicyVersion; what: 'activate' | 'reject' } | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['policies'] });
  const may = (permission: string) => !past && me.permissions.includes(permission);

  const test = useMutation({
    mutationFn: (version: PolicyVersion) => backTest(version.id, of),
    onSuccess: (reply, version) => setTested({ version, result: reply.result, ms: reply.took_ms }),
    onError: (error) => toastFailed(t('policies.notTested'), error),
  });
  const submit = useMutation({
    mutationFn: (version: PolicyVersion) => submitVersion(version.id),
    onSuccess: () => toastDone(t('policies.submitted')),
    onError: (error) => toastFailed(t('policies.notSubmitted'), error),
    onSettled: refresh,
  });

  if (document.versions.length === 0) {
    return <Empty title={t('policies.noVersions')} text={t('policies.noVersionsHelp')} />;
  }
  return (
    <div className="policy-versions">
      {may('policy.backtest') && (
        <div className="policy-test">
          <span className="muted">{t('policies.compare')}</span>
          <Segments
            label={t('policies.compare')}
            value={of}
            onChange={setOf}
            options={[
              { value: 'grade', label: t('rating.grade') },
              { value: 'tier', label: t('rating.tier') },
            ]}
          />
        </div>
      )}
      <TableBox label={t('policies.versions', { count: document.versions.length })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('policies.number')}</th>
              <th scope="col">{t('policies.state')}</th>
              <th scope="col">{t('policies.reason')}</th>
              <th scope="col">{t('policies.author')}</th>
              <th scope="col">{t('policies.approver')}</th>
              <th scope="col">{t('policies.validFrom')}</th>
              <th scope="col">{t('policies.hash')}</th>
              <th scope="col">
                <span className="reader-only">{t('policies.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {document.versions.map((version) => (
              <tr key={version.id}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onOpen(version.id)}>
                    {t('record.version', { version: version.number })}
                  </button>
                </th>
                <td>
                  <Pill tone={tones[version.status]}>
                    {t(`policies.status.${version.status as 'draft'}`)}
                  </Pill>
                </td>
                <td>{version.reason ?? absent}</td>
                <td translate="no">{version.author ?? absent}</td>
                <td translate="no">{version.approver ?? absent}</td>
                <td>{version.valid_from ? instant(version.valid_from) : absent}</td>
                <td>
                  <code className="faint">{version.sha256.slice(0, 10)}</code>
                </td>
                <td>
                  <div className="policy-actions">
                    {may('policy.backtest') &&
                      (version.status === 'draft' || version.status === 'submitted') && (
                        <Button
                          size="small"
                          busy={test.isPending && test.variables?.id === version.id}
                          onClick={() => test.mutate(version)}
                        >
                          {t('policies.test')}
                        </Button>
                      )}
                    {may('policy.draft') && version.status === 'draft' && (
                      <Button size="small" busy={submit.isPending} onClick={() => submit.mutate(version)}>
                        {t('policies.submit')}
                      </Button>
                    )}
                    {may('policy.approve') && version.status === 'submitted' && (
                      <>
                        <Button size="small" onClick={() => setAsked({ version, what: 'reject' })}>
                          {t('policies.reject')}
                        </Button>
                        <Button
                          size="small"
                          kind="primary"
                          onClick={() => setAsked({ version, what: 'activate' })}
                        >
                          {t('policies.activate')}
                        </Button>
                      </>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {tested && <BackTestView number={tested.version.number} result={tested.result} ms={tested.ms} />}
      {asked && (
        <DecideDialog
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            void refresh();
          }}
        />
      )}
    </div>
  );
}

interface DecideProps {
  version: PolicyVersion;
  what: 'activate' | 'reject';
  onClose: () => void;
  onDone: () => void;
}

function DecideDialog({ version, what, onClose, onDone }: DecideProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      if (what === 'activate') {
        const reply = await activateVersion(version.id, from ? new Date(from).toISOString() : undefined);
        return Boolean(reply.pending_change);
      }
      await rejectVersion(version.id, reason.trim());
      return false;
    },
    onSuccess: (held) => {
      toastDone(t(held ? 'record.sentToSecondPerson' : `policies.done.${what}`));
      onDone();
    },
    onError: (error) => toastFailed(t('policies.notDecided'), error),
  });
  return (
    <Dialog
      title={`${t(`policies.${what}`)} · ${t('record.version', { version: version.number })}`}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (what === 'activate' || reason.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind={what === 'reject' ? 'danger' : 'primary'} type="submit" busy={save.isPending}>
            {t(`policies.${what}`)}
          </Button>
        </>
      }
    >
      {what === 'activate' ? (
        <Field label={t('policies.validFrom')} help={t('policies.validFromHelp')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <Field
          label={t('record.reason')}
          error={tried && !reason.trim() ? t('form.required', { name: t('record.reason') }) : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              data-autofocus=""
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
