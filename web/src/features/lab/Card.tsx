import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { absent, number, percent } from '@/shared/lib/format';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { train, type ModelDetail, type ModelInput } from './api';
import { JobBar } from './JobBar';
import { badRate, binText, factsDay, ofFacts, readBorders } from './parts';
import { BinPlot } from './Plots';

/** The printed card, field by field, strongest first; borders set by hand train the next version. */
export function Card({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [borders, setBorders] = useState<Record<string, number[]>>({});
  const [job, setJob] = useState<string | null>(null);
  const again = useMutation({
    mutationFn: () => {
      const from = model.model!.trained_on;
      const own = ofFacts(from.data);
      return train({
        name: model.name,
        kind: model.kind,
        target: from.target,
        facts_on: (own && factsDay(from.data)) || undefined,
        bad_value: own ? undefined : from.bad_value,
        sha256: own ? undefined : (model.data_hash ?? undefined),
        file_name: own ? undefined : from.data,
        keep: model.model!.inputs.map((input) => input.name).join(','),
        borders,
      });
    },
    onSuccess: (reply) => setJob(reply.job),
    onError: (error) => toastFailed(t('lab.notStarted'), error),
  });
  if (!model.model) return null;
  const inputs = [...model.model.inputs]
    .filter((input) => model.kind === 'trees' || input.coefficient !== 0)
    .sort((a, b) => b.iv - a.iv);
  const changed = Object.keys(borders).length;
  const may = !past && model.kind === 'card' && me.permissions.includes('model.train');
  return (
    <>
      <p className="muted">
        {model.kind === 'card'
          ? t('lab.scale', {
              score: model.model.base_score,
              odds: model.model.base_odds,
              pdo: model.model.points_to_double,
            })
          : t('lab.treesNote', { count: model.model.trees?.length ?? 0 })}
      </p>
      {changed > 0 && (
        <div className="lab-again">
          <Button kind="primary" busy={again.isPending} onClick={() => again.mutate()}>
            {t('lab.trainAgain', { count: changed })}
          </Button>
          <Button onClick={() => setBorders({})}>{t('lab.dropBorders')}</Button>
        </div>
      )}
      {job && <JobBar job={job} />}
      <div className="lab-card">
        {inputs.map((input) => (
          <Characteristic
            key={input.name}
            input={input}
            kind={model.kind}
            edited={borders[input.name]}
            onBorders={
              may && input.kind === 'number'
                ? (list) => setBorders({ ...borders, [input.name]: list })
                : undefined
            }
          />
        ))}
      </div>
    </>
  );
}

interface Props {
  input: ModelInput;
  kind: ModelDetail['kind'];
  edited?: number[];
  onBorders?: (borders: number[]) => void;
}

function Characteristic({ input, kind, edited, onBorders }: Props) {
  const { t } = useTranslation();
  const own = input.bins.flatMap((bin) => (bin.from === undefined ? [] : [bin.from]));
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? null : readBorders(text);
  return (
    <Panel
      title={input.name}
      note={`IV ${number(input.iv, 3)} · ${t(`lab.trends.${input.trend as 'rising'}`)}`}
      extra={
        onBorders && (
          <Button size="small" onClick={() => setText(text === null ? (edited ?? own).join(', ') : null)}>
            {t('lab.editBins')}
          </Button>
        )
      }
    >
      <BinPlot input={input} />
      {text !== null && onBorders && (
        <form
          className="lab-borders"
          onSubmit={(event) => {
            event.preventDefault();
            if (!read) return;
            onBorders(read);
            setText(null);
          }}
        >
          <Field
            label={t('lab.borders')}
            help={t('lab.bordersHelp')}
            error={read === null ? t('lab.bordersWrong') : undefined}
          >
            {(control) => (
              <input {...control} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <Button type="submit" disabled={read === null}>
            {t('lab.setBorders')}
          </Button>
        </form>
      )}
      {edited && <p className="muted">{t('lab.edited', { borders: edited.join(', ') })}</p>}
      <TableBox label={input.name}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('lab.bin')}</th>
              <th scope="col" className="number">
                {t('lab.goods')}
              </th>
              <th scope="col" className="number">
                {t('lab.bads')}
              </th>
              <th scope="col" className="number">
                {t('lab.badRate')}
              </th>
              <th scope="col" className="number">
                WOE
              </th>
              {kind === 'card' && (
                <th scope="col" className="number">
                  {t('lab.points')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {input.bins.map((bin, index) => (
              <tr key={index}>
                <td>{index + 1}</td>
                <td>{binText(input, bin) ?? t('lab.missing')}</td>
                <td className="number">{number(bin.good)}</td>
                <td className="number">{number(bin.bad)}</td>
                <td className="number">{badRate(bin) === null ? absent : percent(badRate(bin) ?? 0)}</td>
                <td className="number">{number(bin.woe, 3)}</td>
                {kind === 'card' && <td className="number">{number(bin.points)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
