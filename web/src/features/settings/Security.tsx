import { PasswordForm } from '@/shared/account/PasswordForm';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

export function Security() {
  return (
    <>
      <PasswordForm />
      <SecondFactor />
      <Sessions />
    </>
  );
}
