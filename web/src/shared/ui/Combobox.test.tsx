// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Combobox } from './Combobox';

const options = [
  { value: '1', label: '宁波分行' },
  { value: '2', label: '杭州分行' },
];

function show() {
  const onSelect = vi.fn();
  const onType = vi.fn();
  render(
    <Combobox
      label="机构"
      text="总行"
      options={options}
      onType={onType}
      onSelect={onSelect}
      emptyText="没有匹配的结果"
    />,
  );
  return { input: screen.getByRole('combobox'), onSelect, onType };
}

afterEach(cleanup);

describe('the combobox', () => {
  it('opens on focus and names the option under the cursor', () => {
    const { input } = show();
    fireEvent.focus(input);
    expect(input.getAttribute('aria-expanded')).toBe('true');
    const active = input.getAttribute('aria-activedescendant');
    expect(document.getElementById(active!)?.textContent).toBe('宁波分行');
  });

  it('takes an option by arrow and Enter', () => {
    const { input, onSelect } = show();
    fireEvent.focus(input);
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onSelect).toHaveBeenCalledWith(options[1]);
  });

  it('leaves Enter to the input method while it composes', () => {
    const { input, onSelect } = show();
    fireEvent.focus(input);
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('clears when emptied and left', () => {
    const { input, onSelect, onType } = show();
    fireEvent.focus(input);
    fireEvent.change(input, { target: { value: '' } });
    fireEvent.blur(input);
    expect(onType).toHaveBeenCalledWith('');
    expect(onSelect).toHaveBeenCalledWith(null);
  });

  it('puts the old text back when left without a choice', () => {
    const { input, onSelect } = show();
    fireEvent.focus(input);
    fireEvent.change(input, { target: { value: '宁' } });
    fireEvent.blur(input);
    expect((input as HTMLInputElement).value).toBe('总行');
    expect(onSelect).not.toHaveBeenCalled();
  });
});
