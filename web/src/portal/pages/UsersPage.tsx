import { useState, type FormEvent } from 'react';
import { newKey, post, type Users } from '../api';
import { minute } from '../format';
import { refresh, useLoad } from '../load';
import { Button, Card, Field, Head, Loaded, Note, Pill, sorry } from '../ui';
import { say, useWords } from '../words';

interface Invited {
  link: string;
  until: string;
}

function Invite({ roles }: { roles: Users['roles'] }) {
  const w = useWords();
  const [invited, setInvited] = useState<Invited>();
  const [problem, setProblem] = useState('');
  const [copied, setCopied] = useState(false);
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      const body = {
        name: form.get('name'),
        role: form.get('role'),
        position: form.get('position') || undefined,
        key: newKey(),
      };
      setInvited(await post<Invited>('/users', body));
      setProblem('');
      setCopied(false);
      refresh('/users');
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  const link = invited && location.origin + invited.link;
  return (
    <Card title={w.users.invite}>
      <form onSubmit={(event) => void make(event)}>
        <div className="p-grid">
          <Field label={w.users.name}>{(id) => <input id={id} name="name" maxLength={60} required />}</Field>
          <Field label={w.users.position}>{(id) => <input id={id} name="position" maxLength={60} />}</Field>
        </div>
        <Field label={w.users.role}>
          {(id) => (
            <select id={id} name="role" defaultValue="client_clerk">
              {roles.map((role) => (
                <option key={role.name} value={role.name}>
                  {say(role.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {problem && <Note tone="red">{problem}</Note>}
        <Button kind="primary" type="submit">
          {w.users.make}
        </Button>
      </form>
      {link && (
        <Note tone="green">
          {w.users.link} {minute(invited.until)}
          <code className="p-linktext" translate="no">
            {link}
          </code>
          <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
            {copied ? w.users.copied : w.users.copy}
          </Button>
        </Note>
      )}
    </Card>
  );
}

export default function UsersPage() {
  const w = useWords();
  const users = useLoad<Users>('/users');
  const [problem, setProblem] = useState('');
  const change = async (id: string, body: object) => {
    try {
      await post(`/users/${id}`, body);
      setProblem('');
      refresh('/users');
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <>
      <Head title={w.users.title} back="/me" />
      {problem && <Note tone="red">{problem}</Note>}
      <Loaded of={users}>
        {(data) => (
          <div className="p-two">
            <Card>
              {data.items.map((user) => (
                <div className="p-line" key={user.id}>
                  <span>
                    <b translate="no">{user.name}</b> {user.me && <Pill>{w.users.me}</Pill>}
                    <br />
                    <small>
                      {say(user.role_label)}
                      {user.position && (
                        <>
                          {' '}
                          · <span translate="no">{user.position}</span>
                        </>
                      )}
                      <br />
                      {user.seen_at ? `${w.users.seen} ${minute(user.seen_at)}` : w.users.never}
                    </small>
                  </span>
                  <span className="p-actions">
                    <Pill tone={{ active: 'green', invited: 'blue' }[user.status] ?? 'grey'}>
                      {w.users.status[user.status]}
                    </Pill>
                    {!user.me && (
                      <Button onClick={() => void change(user.id, { blocked: user.status !== 'blocked' })}>
                        {user.status === 'blocked' ? w.users.unblock : w.users.block}
                      </Button>
                    )}
                  </span>
                </div>
              ))}
            </Card>
            <Invite roles={data.roles} />
          </div>
        )}
      </Loaded>
    </>
  );
}
