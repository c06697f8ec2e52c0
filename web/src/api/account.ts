import { api } from './client';
import type { Posted } from './schema-types';

export const changePassword = (input: { old: string; new: string }) =>
  api.post<Posted<'/me/password'>>('/api/v1/me/password', {
    old_password: input.old,
    new_password: input.new,
  });
