import {
  ChartColumn, FlaskConical, KeyRound, LayoutDashboard, ListTree, MessagesSquare, Route, ScrollText, Settings, Tags, Users,
  type LucideIcon,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { Right } from '../api/session';

export interface Place {
  path: string;
  title: string;
  icon: LucideIcon;
  /** One of them is enough; none: for everybody. */
  rights: Right[];
  page: ComponentType;
}

export interface PlaceGroup {
  title: string;
  places: Place[];
}

const Overview = lazy(() => import('../pages/overview/OverviewPage'));
const Requests = lazy(() => import('../pages/requests/RequestsPage'));
const Costs = lazy(() => import('../pages/costs/CostsPage'));
const Keys = lazy(() => import('../pages/keys/KeysPage'));
const Teams = lazy(() => import('../pages/teams/TeamsPage'));
const Models = lazy(() => import('../pages/models/ModelsPage'));
const Prices = lazy(() => import('../pages/prices/PricesPage'));
const Playground = lazy(() => import('../pages/playground/PlaygroundPage'));
const Experiments = lazy(() => import('../pages/experiments/ExperimentsPage'));
const Audit = lazy(() => import('../pages/audit/AuditPage'));
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage'));

export const GROUPS: PlaceGroup[] = [
  {
    title: 'Observe',
    places: [
      { path: '/overview', title: 'Overview', icon: LayoutDashboard, rights: ['reports.read'], page: Overview },
      { path: '/requests', title: 'Requests', icon: ListTree, rights: ['requests.read'], page: Requests },
      { path: '/costs', title: 'Costs', icon: ChartColumn, rights: ['reports.read'], page: Costs },
    ],
  },
  {
    title: 'Manage',
    places: [
      { path: '/keys', title: 'Keys', icon: KeyRound, rights: ['keys.read'], page: Keys },
      { path: '/teams', title: 'Teams', icon: Users, rights: ['units.read'], page: Teams },
      { path: '/models', title: 'Models', icon: Route, rights: ['models.read', 'providers.read'], page: Models },
      { path: '/prices', title: 'Prices', icon: Tags, rights: ['prices.read'], page: Prices },
    ],
  },
  {
    title: 'Try',
    places: [
      { path: '/playground', title: 'Playground', icon: MessagesSquare, rights: ['playground'], page: Playground },
      { path: '/experiments', title: 'Experiments', icon: FlaskConical, rights: ['experiments.read'], page: Experiments },
    ],
  },
  {
    title: 'Govern',
    places: [
      { path: '/audit', title: 'Audit', icon: ScrollText, rights: ['audit.read'], page: Audit },
      { path: '/settings', title: 'Settings', icon: Settings, rights: [], page: SettingsPage },
    ],
  },
];

export function groupsFor(can: (right: Right) => boolean): PlaceGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    places: group.places.filter(({ rights }) => rights.length === 0 || rights.some(can)),
  })).filter((group) => group.places.length > 0);
}
