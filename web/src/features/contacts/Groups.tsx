import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { percent } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import type { MeterGroup } from './queries';

interface Props {
  groups: MeterGroup[];
  current: string;
  onChoose: (key: string) => void;
}

/** One bar a group: held, planned, and what is left of the promise. The weakest first. */
export function Groups({ groups, current, onChoose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const sorted = [...groups].sort((a, b) => (a.share ?? 1) - (b.share ?? 1) || b.promised - a.promised);
  if (groups.length === 0) return <Empty small title={t('contacts.noClients')} />;
  return (
    <ul className="meter-groups">
      {sorted.map((group) => (
        <li key={group.key}>
          <button
            type="button"
            aria-pressed={group.key === current}
            onClick={() => onChoose(group.key === current ? '' : group.key)}
          >
            <span className="cut" translate="no">
              {label(group.title)}
            </span>
            <b>
              {group.kept}/{group.promised}
            </b>
            <svg className="meter-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
              <rect width="100" height="6" className="bar-rest" />
              <rect width={part(group.kept + group.planned, group)} height="6" className="bar-planned" />
              <rect width={part(group.kept, group)} height="6" className="bar-kept" />
            </svg>
            <span className="meter-share">{group.share === null ? '—' : percent(group.share, 0)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const part = (count: number, group: MeterGroup) => (group.promised ? (100 * count) / group.promised : 0);
