import { useQuery } from '@tanstack/react-query';
import { factKindsQuery } from '@/api/facts';
import { useLanguage } from '@/i18n';
import { ruleWords } from '@/shared/lib/rule-words';
import './rule.css';

/** A rule of a policy in the bank's words; the words it is written in show on pointing. */
export function Rule({ text }: { text: string | null | undefined }) {
  const language = useLanguage();
  const { data } = useQuery(factKindsQuery);
  if (!text) return null;
  if (!data) return <code>{text}</code>;
  return (
    <span className="rule" title={text} translate="no">
      {ruleWords(text, data, language === 'zh-CN' ? 'zh' : 'en').map((word, i) =>
        word.fact ? <b key={i}>{word.text}</b> : word.text,
      )}
    </span>
  );
}
