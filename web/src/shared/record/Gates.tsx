import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Label } from '@/api/types';
import { useLabel, useLanguage } from '@/i18n';
import { amountExact, percent, plainNumber } from '../lib/format';

interface Part {
  text: string;
  fact?: string;
  label?: Label;
  type?: string;
  unit?: string;
  value?: unknown;
  status?: string;
  parts?: Part[];
}

export interface Gate {
  gate: string;
  label: Label;
  result: 'passed' | 'failed' | 'unknown';
  basis_zh: string | null;
  basis_en: string | null;
  rule: string;
  line: number;
  evidence: Part;
}

const icons = { passed: CircleCheck, failed: CircleX, unknown: CircleHelp };

/** Gates one under the other: what was decided, the facts it rests on, the legal basis. */
export function Gates({ gates }: { gates: Gate[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const chinese = useLanguage() === 'zh-CN';
  return (
    <ul className="gates">
      {gates.map((gate) => {
        const Icon = icons[gate.result];
        return (
          <li key={gate.gate} data-result={gate.result}>
            <Icon size={17} aria-hidden />
            <div>
              <b>
                {label(gate.label)} <span className="muted">{t(`facility.gate.${gate.result}`)}</span>
              </b>
              <p className="gate-facts">
                {facts(gate.evidence).map((part) => (
                  <span key={part.fact}>
                    {label(part.label) || part.fact}:{' '}
                    {valueText(part, t('loan.notEvaluated'), t('common.yes'), t('common.no'))}
                  </span>
                ))}
              </p>
              <p className="muted small">{chinese ? gate.basis_zh : gate.basis_en}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The facts inside an expression, each once. */
function facts(part: Part, found: Part[] = []): Part[] {
  if (part.fact && !found.some((each) => each.fact === part.fact)) found.push(part);
  for (const each of part.parts ?? []) facts(each, found);
  return found;
}

function valueText(part: Part, unknown: string, yes: string, no: string): string {
  const value = part.value;
  if (value === null || value === undefined) return unknown;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') {
    if (part.type === 'money') return amountExact(value);
    if (part.unit === 'share') return percent(value, 1);
    return plainNumber(value, 2);
  }
  return String(value);
}
