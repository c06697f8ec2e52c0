import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import type { ImportOptions, Preview } from './api';

interface Props {
  preview: Preview;
  busy: boolean;
  onChange: (options: ImportOptions) => void;
}

const ways = ['hold', 'create', 'merge'] as const;
const encodings = ['UTF-8', 'GB18030', 'GBK', 'Big5'];

/** What happens to records that are there already, and how the file is read. */
export function Options({ preview, busy, onChange }: Props) {
  const { t } = useTranslation();
  const options = preview.options ?? {};
  const way = options.duplicates ?? 'hold';
  return (
    <Panel title={t('imports.options')}>
      <div className="import-options">
        <div>
          <span>{t('imports.existing')}</span>
          <Segments
            label={t('imports.existing')}
            value={options.update === false ? 'keep' : 'update'}
            onChange={(value) => onChange({ update: value === 'update' })}
            options={[
              { value: 'update', label: t('imports.update') },
              { value: 'keep', label: t('imports.keep') },
            ]}
          />
          <small className="faint">{t('imports.survivorship')}</small>
        </div>
        <div>
          <span>{t('imports.duplicates')}</span>
          <Segments
            label={t('imports.duplicates')}
            value={way}
            onChange={(duplicates) => onChange({ duplicates })}
            options={ways.map((value) => ({ value, label: t(`imports.way.${value}`) }))}
          />
          <small className="faint">{t(`imports.wayHelp.${way}`)}</small>
        </div>
        {preview.format === 'csv' && (
          <label>
            <span>{t('imports.encoding')}</span>
            <span className="field">
              <select
                disabled={busy}
                value={options.encoding ?? preview.encoding ?? 'UTF-8'}
                onChange={(event) => onChange({ encoding: event.target.value })}
              >
                {[...new Set([preview.encoding ?? 'UTF-8', ...encodings])].map((encoding) => (
                  <option key={encoding}>{encoding}</option>
                ))}
              </select>
            </span>
          </label>
        )}
        {preview.sheets.length > 1 && (
          <label>
            <span>{t('imports.sheet')}</span>
            <span className="field">
              <select
                disabled={busy}
                value={options.sheet ?? preview.sheets[0]}
                onChange={(event) => onChange({ sheet: event.target.value })}
              >
                {preview.sheets.map((sheet) => (
                  <option key={sheet}>{sheet}</option>
                ))}
              </select>
            </span>
          </label>
        )}
      </div>
    </Panel>
  );
}
