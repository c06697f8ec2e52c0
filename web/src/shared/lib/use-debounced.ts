import { useEffect, useState } from 'react';

/** The value once it has stood still: what is typed becomes one request, not one a letter. */
export function useDebounced<Value>(value: Value, ms = 180): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
