import { create } from 'zustand';

/** The instant at which the whole bank is shown; null is now. Every read carries it, every write is refused while it is set. */
interface AsOf {
  instant: string | null;
  set: (instant: string | null) => void;
}

export const useAsOf = create<AsOf>((set) => ({
  instant: sessionStorage.getItem('as-of'),
  set: (instant) => {
    if (instant) sessionStorage.setItem('as-of', instant);
    else sessionStorage.removeItem('as-of');
    set({ instant });
  },
}));
