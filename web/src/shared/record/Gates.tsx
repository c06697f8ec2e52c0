import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Label } from '@/api/types';
import { useLabel, useLanguage } from '@/i18n';
import { amountExact, percent, plainNumber } from '../lib/format';
import './gates.css';

interface Evidence {
  name: string;
  label: Label;
  type: string;
  unit?: string | null;
  value: unknown;
}

export interface Gate {
  gate: string;
  label: Label;
  result: 'passed' | 'failed' | 'unknown';
  basis_zh: string | null;
  basis_en: string | null;
  rule: string;
  line: number;
  evidence: Evidence[];
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
                {gate.evidence.map((fact) => (
                  <span key={fact.name}>
                    {label(fact.label)}{' '}
                    {valueText(fact, t('loan.notEvaluated'), t('common.yes'), t('common.no'))}
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

function valueText({ value, type, unit }: Evidence, unknown: string, yes: string, no: string): string {
  if (value === null || value === undefined) return unknown;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') {
    if (type === 'money') return amountExact(value);
    if (unit === 'share') return percent(value, 1);
    return plainNumber(value, 2);
  }
  return String(value);
}
