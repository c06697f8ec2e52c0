import { describe, expect, it } from 'vitest';
import { ruleWords } from './rule-words';

const facts = new Map([
  ['guarantee_circle_size', { label: { zh: '担保圈企业数', en: 'Size of the guarantee circle' } }],
  ['total_equity', { label: { zh: '净资产', en: 'Equity' } }],
  [
    'customer_kind',
    {
      label: { zh: '客户类型', en: 'Kind' },
      choices: [{ name: 'micro', label: { zh: '微型企业', en: 'Micro enterprise' } }],
    },
  ],
]);
const say = (rule: string, language: 'zh' | 'en') =>
  ruleWords(rule, facts, language)
    .map((word) => word.text)
    .join('');

describe('ruleWords', () => {
  it('puts labels for facts and signs for operators', () => {
    expect(say('guarantee_circle_size >= 3 or not (total_equity > 50%)', 'zh')).toBe(
      '担保圈企业数 ≥ 3 或 非 (净资产 > 50%)',
    );
    expect(say('guarantee_circle_size != 3', 'en')).toBe('Size of the guarantee circle ≠ 3');
  });
  it('names the choices of the fact before them', () => {
    expect(say('customer_kind in [micro, other]', 'zh')).toBe('客户类型 属于 [微型企业, other]');
    expect(say("customer_kind = 'micro'", 'en')).toBe('Kind = Micro enterprise');
  });
  it('says amounts in the reader’s units', () => {
    expect(say('total_equity < 5000万元', 'zh')).toBe('净资产 < 5000万元');
    expect(say('total_equity < 5000万元 and total_equity > 1.5亿元', 'en')).toBe(
      'Equity < CNY 50 m and Equity > CNY 150 m',
    );
  });
  it('keeps what it does not know, whole', () => {
    for (const odd of ['', '"unclosed', 'a ≥ b ', '流动比率 > 1', '}{%%']) expect(say(odd, 'zh')).toBe(odd);
  });
});
