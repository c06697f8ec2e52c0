import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/problem';
import { keys } from '@/api/keys';

const retries = 1;

/** A sign-in that has ended anywhere ends everywhere: the shell sees `me` fail and shows the sign-in page. */
function endSession(error: Error) {
  if (error instanceof ApiError && error.status === 401) {
    void queryClient.invalidateQueries({ queryKey: keys.me });
  }
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== 'me') endSession(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < retries && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});
