import { PasswordForm } from './PasswordForm';
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
