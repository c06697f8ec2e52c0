import { describe, expect, it } from 'vitest';
import { letterOf } from './Mark';

describe('the letter of a name', () => {
  it('skips the place a company name begins with', () => {
    expect(letterOf('浙江恒远轴承有限公司')).toBe('恒');
    expect(letterOf('宁波市海川阀门有限责任公司')).toBe('海');
    expect(letterOf('杭州市钱东新区城市建设局')).toBe('城');
  });
  it('takes the first of short and of Latin names', () => {
    expect(letterOf('沈国栋')).toBe('沈');
    expect(letterOf('acme')).toBe('A');
  });
});
