import { expect, it } from 'vitest';
import { fault, largestMb } from './file-check';

it('takes the kinds the server takes, up to its size', () => {
  expect(fault({ name: '营业执照.PDF', size: 10 })).toBeUndefined();
  expect(fault({ name: 'a.jpeg', size: largestMb * 1024 * 1024 })).toBeUndefined();
  expect(fault({ name: 'a.jpg', size: largestMb * 1024 * 1024 + 1 })).toBe('tooLarge');
  expect(fault({ name: 'run.exe', size: 10 })).toBe('wrongType');
  expect(fault({ name: 'pdf', size: 10 })).toBe('wrongType');
  expect(fault({ name: 'a.txt', size: 0 })).toBe('empty');
});
