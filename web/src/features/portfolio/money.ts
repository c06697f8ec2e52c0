import { useLanguage } from '@/i18n';
import { absent, amountHeadline, amountText, percent } from '@/shared/lib/format';

/** Money as a headline with its unit, and shares, in the reader's language. */
export function useMoney() {
  const language = useLanguage();
  return {
    money: (fen: number | null | undefined): string => (fen == null ? absent : amountText(fen, language)),
    headline: (fen: number): [string, string] => amountHeadline(fen, language),
  };
}

export const shareText = (share: number | null | undefined, decimals = 2): string =>
  share == null ? absent : percent(share, decimals);
