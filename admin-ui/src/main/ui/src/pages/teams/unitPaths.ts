import { childrenPath, unitPath } from '../../api/directory';

/** What to fetch anew when a unit has changed: itself, and the list that it stands in. */
export function unitPaths(unit: string): string[] {
  const parent = unit.includes('/') ? unit.slice(0, unit.lastIndexOf('/')) : null;
  return [unitPath(unit), childrenPath(parent)];
}
