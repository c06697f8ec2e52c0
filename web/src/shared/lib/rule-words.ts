/** One word of a rule as people read it; `fact` names the fact it stands for. */
export interface RuleWord {
  text: string;
  fact?: string;
}

interface Known {
  label: { zh: string; en: string };
  choices?: { name: string; label: { zh: string; en: string } }[];
}

const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠' };
const chinese: Record<string, string> = {
  and: '且',
  or: '或',
  not: '非',
  in: '属于',
  between: '介于',
  if: '若',
  then: '则',
  else: '否则',
  true: '是',
  false: '否',
  is: '为',
  known: '已知',
  unknown: '未知',
  days: '天',
  day: '天',
  months: '个月',
  month: '个月',
  years: '年',
  year: '年',
  hours: '小时',
  hour: '小时',
};
function yuan(amount: number, unit: '万元' | '亿元' | '元'): string {
  const millions = unit === '亿元' ? amount * 100 : unit === '万元' ? amount / 100 : amount / 1e6;
  return millions >= 1
    ? `CNY ${millions.toLocaleString('en')} m`
    : `CNY ${(millions * 1e6).toLocaleString('en')}`;
}

const pattern = /"[^"]*"|'[^']*'|[A-Za-z_][A-Za-z0-9_]*|>=|<=|!=|[^A-Za-z_"'<>!=]+|./g;

/** A rule in the bank's words: facts and their choices by label, operators by sign; all else stays as it is written. */
export function ruleWords(
  rule: string,
  facts: ReadonlyMap<string, Known>,
  language: 'zh' | 'en',
): RuleWord[] {
  const words: RuleWord[] = [];
  let last: Known | undefined;
  for (const [token] of rule.matchAll(pattern)) {
    const fact = facts.get(token);
    if (fact) {
      last = fact;
      words.push({ text: fact.label[language], fact: token });
      continue;
    }
    const choice = last?.choices?.find((each) => each.name === token.replace(/^["']|["']$/g, ''));
    if (!choice && language === 'en' && /[万亿元]/.test(token)) {
      words.push({
        text: token.replace(/([\d.]+)\s*(万元|亿元|元)/g, (_, n: string, unit: '万元' | '亿元' | '元') =>
          yuan(Number(n), unit),
        ),
      });
      continue;
    }
    words.push({
      text:
        choice?.label[language] ?? signs[token] ?? (language === 'zh' ? chinese[token] : undefined) ?? token,
    });
  }
  return words;
}
