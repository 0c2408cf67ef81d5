import { Facts } from '../../parts/Facts';
import { words } from '../../parts/format';
import { Panel } from '../../parts/Panel';
import { useMe } from '../../parts/session';
import { Time } from '../../parts/Time';

export function MePanel() {
  const { actor, grants, expires, can } = useMe();
  return (
    <Panel title="You">
      <Facts
        of={[
          ['Name', actor.name],
          ['E-mail', actor.email ?? undefined],
          ['Logged in by', actor.kind === 'key' ? `Admin key ${actor.id}` : 'Company login'],
          ['Until', <Time at={expires} none="You log out" />],
          [
            'Roles',
            grants.length === 0 ? 'None' : grants.map(({ role, unit }) => (
              <div key={`${role}/${unit}`}>
                {words(role)}, {unit ?? 'everywhere'}
              </div>
            )),
          ],
          ['Rights', <span className="tg-mono">{can.join(' ')}</span>],
        ]}
      />
    </Panel>
  );
}
