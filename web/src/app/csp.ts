/**
 * The page's style nonce. antd takes it for its own styles, but some of its helpers (scroll lock, scrollbar measure) make a
 * <style> without one: every <style> made from script gets it here, so the policy needs no 'unsafe-inline'.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;

if (nonce) {
  const make = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = make(tag, options);
    if (tag === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
