import { useEffect } from 'react';
import { create } from 'zustand';
import { useTranslation } from 'react-i18next';

interface PageTitle {
  /** The name of the record on screen, the last of the breadcrumbs; empty on list pages. */
  title: string;
}

export const usePageTitleStore = create<PageTitle>(() => ({ title: '' }));

/** Names the page: the last breadcrumb and the browser's tab. */
export function usePageTitle(title: string | undefined, crumb = true) {
  const { t } = useTranslation();
  const product = t('app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    usePageTitleStore.setState({ title: crumb ? (title ?? '') : '' });
    return () => usePageTitleStore.setState({ title: '' });
  }, [title, crumb, product]);
}
