import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { useLabel, useLanguage } from '@/i18n';
import { Popover } from '@/shared/ui/Popover';
import { Rule } from '@/shared/ui/Rule';
import { useFactText } from '@/shared/lib/fact-text';
import type { Explained, RuleRef } from './types';

/** A rule by its name; pressed, it shows its words, its line in the policy and every fact it looked at. */
export function RuleLine({ rule, file }: { rule: RuleRef; file: string }) {
  const label = useLabel();
  const { t } = useTranslation();
  if (!rule.rule) return <span>{label(rule.label)}</span>;
  return (
    <Popover
      label={label(rule.label)}
      width={380}
      trigger={({ toggle, props }) => (
        <button type="button" className="sourced rule-name" onClick={toggle} {...props}>
          {label(rule.label)}
        </button>
      )}
    >
      {() => (
        <div className="source">
          <b>{label(rule.label)}</b>
          <p className="rule-text">
            <Rule text={rule.rule} />
          </p>
          {rule.path && <ExplainedFacts path={rule.path} />}
          {rule.status !== 'ok' && <p className="source-note">{t('rating.unknown')}</p>}
          <PolicyLine file={file} line={rule.line} />
        </div>
      )}
    </Popover>
  );
}

/** Where a rule or bin stands in the policy; a link for those who may read policies. */
export function PolicyLine({ file, line, short }: { file: string; line?: number; short?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const text = short ? t('rating.line', { line }) : `${file}${line ? `:${line}` : ''}`;
  if (!me.permissions.includes('policy.read'))
    return (
      <code className="faint" title={`${file}:${line}`}>
        {text}
      </code>
    );
  return (
    <Link className="link" to={`/policies?file=${encodeURIComponent(file)}${line ? `&line=${line}` : ''}`}>
      <code title={`${file}:${line}`}>{text}</code>
    </Link>
  );
}

function ExplainedFacts({ path }: { path: Explained }) {
  const language = useLanguage();
  const factText = useFactText();
  const facts = factsOf(path);
  if (facts.length === 0) return null;
  return (
    <ul className="source-rows">
      {facts.map((fact) => (
        <li key={fact.fact}>
          <span className="cut" title={fact.fact}>
            {fact.label?.[language === 'zh-CN' ? 0 : 1] ?? fact.fact}
          </span>
          <span className="number">{factText(fact.value, fact.unit, fact.type)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The facts of an expression, each once, in reading order. */
function factsOf(path: Explained): Explained[] {
  const found = new Map<string, Explained>();
  const walk = (part: Explained) => {
    if (part.fact && !found.has(part.fact)) found.set(part.fact, part);
    part.parts?.forEach(walk);
    if (part.from) walk(part.from);
  };
  walk(path);
  return [...found.values()];
}
