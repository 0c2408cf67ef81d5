import { createContext, useContext, type ReactNode } from 'react';
import type { Me, Right } from '../api/session';

const Session = createContext<Me | null>(null);

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <Session.Provider value={me}>{children}</Session.Provider>;
}

export function useMe(): Me {
  const me = useContext(Session);
  if (!me) {
    throw new Error('There is no session around this component.');
  }
  return me;
}

/** Whether the person may; the server has the last word all the same. */
export function useCan(): (right: Right) => boolean {
  const { can } = useMe();
  return (right) => can.includes(right);
}

/** Shows its children to those who may. */
export function Can({ right, children }: { right: Right; children: ReactNode }) {
  return useCan()(right) ? children : null;
}
