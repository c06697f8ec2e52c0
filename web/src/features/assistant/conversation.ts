/** A name for a new conversation, unique enough for one person. */
export const newConversation = (): string =>
  `c${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
