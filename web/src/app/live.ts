import { useEffect } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';

interface Change {
  topic: string;
  id?: string | null;
  version?: number;
}

const channelName = 'steward-events';
const settleMs = 400;

/**
 * Keeps the screen true while others work. One tab holds the event stream (browsers allow six connections a host) and
 * passes events to the others; an event only says what changed, and each tab asks again under its own rights.
 */
export function useLiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    const leave = new AbortController();
    const refresh = refresher(client);
    channel.onmessage = (event: MessageEvent<Change>) => refresh(event.data);

    void leadWhenAlone(leave.signal, (change) => {
      channel.postMessage(change);
      refresh(change);
    });

    return () => {
      leave.abort();
      channel.close();
    };
  }, [client]);
}

/** Waits to become the tab that leads, then listens until it goes. */
async function leadWhenAlone(left: AbortSignal, tell: (change: Change) => void) {
  const listen = () =>
    new Promise<void>((resolve) => {
      if (left.aborted) return resolve();
      const source = new EventSource('/api/v1/events');
      source.addEventListener('change', (event: MessageEvent<string>) => {
        try {
          tell(JSON.parse(event.data) as Change);
        } catch {
          // a malformed event changes nothing on screen
        }
      });
      left.addEventListener('abort', () => {
        source.close();
        resolve();
      });
    });
  try {
    if (navigator.locks) await navigator.locks.request(channelName, { signal: left }, listen);
    else await listen();
  } catch {
    // the page was left before its turn came
  }
}

/** Gathers a burst of events into one round of questions. */
function refresher(client: QueryClient): (change: Change) => void {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const changed = new Set(topics);
    topics.clear();
    void client.invalidateQueries({
      predicate: (query) => typeof query.queryKey[1] === 'string' && changed.has(query.queryKey[1]),
    });
    void client.invalidateQueries({ queryKey: keys.workbench });
  };
  return (change) => {
    topics.add(change.topic);
    timer ??= setTimeout(flush, settleMs);
  };
}
