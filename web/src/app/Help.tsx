import { useTranslation } from 'react-i18next';
import { useUi } from '@/shared/state/ui-store';
import { Dialog } from '@/shared/ui/Dialog';
import { useMe } from '@/api/session';
import { pagesFor } from './pages';
import { goKeys } from './shortcuts';

/** Every key, in one table. */
export default function Help() {
  const { t } = useTranslation();
  const me = useMe();
  const close = () => useUi.getState().set({ help: false });
  const anywhere: [string[], string][] = [
    [['Ctrl K'], t('key.palette')],
    [['/'], t('key.search')],
    [['f'], t('key.filter')],
    [['n'], t('key.create')],
    [['a'], t('nav.assistant')],
    [['z'], t('key.undo')],
    [['['], t('key.side')],
    [['?'], t('key.help')],
    [['Esc'], t('key.escape')],
  ];
  const lists: [string[], string][] = [
    [['j', 'k'], t('key.move')],
    [['←', '→'], t('key.columns')],
    [['x'], t('key.select')],
    [['Shift x'], t('key.selectRange')],
    [['e'], t('key.edit')],
    [['↵'], t('key.open')],
    [['s'], t('key.sort')],
    [['Shift s'], t('key.sortAlso')],
    [['<', '>'], t('key.width')],
  ];
  const goTo = pagesFor(me).flatMap((page): [string[], string][] => {
    const key = Object.keys(goKeys).find((each) => goKeys[each] === page.to);
    return key ? [[['g', key], t(`nav.${page.key}`)]] : [];
  });
  return (
    <Dialog title={t('account.keys')} onClose={close} wide>
      <div className="help">
        <KeyTable title={t('key.anywhere')} rows={anywhere} />
        <KeyTable title={t('key.lists')} rows={lists} />
        <KeyTable title={t('key.goTo')} rows={goTo} />
      </div>
    </Dialog>
  );
}

function KeyTable({ title, rows }: { title: string; rows: [string[], string][] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([keyNames, text]) => (
          <div key={keyNames.join()}>
            <dt>
              {keyNames.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
