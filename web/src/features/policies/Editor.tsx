import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import type { PolicyProblem } from './api';
import { tokensOf } from './highlight';

interface Props {
  text: string;
  problems: PolicyProblem[];
  readOnly: boolean;
  /** A line to show, from 1. */
  line: number | null;
  onText: (text: string) => void;
}

const lineHeight = 20;

/** A text area over its own coloured copy: typing, undo and selection stay the browser's. */
export function Editor({ text, problems, readOnly, line, onText }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split('\n'), [text]);
  const byLine = useMemo(() => {
    const found = new Map<number, PolicyProblem>();
    for (const problem of problems) if (!found.has(problem.line)) found.set(problem.line, problem);
    return found;
  }, [problems]);

  useEffect(() => {
    if (line) scroller.current?.scrollTo({ top: Math.max(0, (line - 8) * lineHeight) });
  }, [line]);

  return (
    <div ref={scroller} className="editor" translate="no">
      <div className="editor-body" style={{ height: lines.length * lineHeight + 24 }}>
        <ol className="editor-numbers" aria-hidden>
          {lines.map((_, index) => (
            <li
              key={index}
              data-problem={byLine.has(index + 1) ? '' : undefined}
              data-at={line === index + 1 ? '' : undefined}
              title={label(byLine.get(index + 1))}
            >
              {index + 1}
            </li>
          ))}
        </ol>
        <div className="editor-text">
          <pre aria-hidden>
            {lines.map((each, index) => (
              <ColouredLine key={index} text={each} problem={byLine.has(index + 1)} at={line === index + 1} />
            ))}
          </pre>
          <textarea
            aria-label={t('policies.text')}
            value={text}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            wrap="off"
            onChange={(event) => onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Tab' || event.shiftKey || readOnly || event.ctrlKey) return;
              // two spaces as YAML wants them; Esc then Tab leaves the editor
              const area = event.currentTarget;
              if (area.dataset.leave) return;
              event.preventDefault();
              const { selectionStart: from, selectionEnd: to } = area;
              onText(`${text.slice(0, from)}  ${text.slice(to)}`);
              requestAnimationFrame(() => area.setSelectionRange(from + 2, from + 2));
            }}
            onKeyUp={(event) => {
              const area = event.currentTarget;
              if (event.key === 'Escape') area.dataset.leave = 'yes';
              else delete area.dataset.leave;
            }}
          />
        </div>
      </div>
    </div>
  );
}

function ColouredLine({ text, problem, at }: { text: string; problem: boolean; at: boolean }) {
  const tokens = useMemo(() => tokensOf(text), [text]);
  return (
    <div data-problem={problem ? '' : undefined} data-at={at ? '' : undefined}>
      {tokens.map((token, index) =>
        token.kind === 'plain' ? (
          token.text
        ) : (
          <span key={index} className={`yaml-${token.kind}`}>
            {token.text}
          </span>
        ),
      )}
      {'\n'}
    </div>
  );
}
