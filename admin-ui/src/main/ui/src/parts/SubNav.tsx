import { NavLink } from 'react-router';

/** Pages beside each other under one heading; links, so that each has its address. */
export function SubNav({ label, pages }: { label: string; pages: { to: string; title: string }[] }) {
  return (
    <nav aria-label={label} className="tg-subnav tg-no-print">
      {pages.map(({ to, title }) => (
        <NavLink key={to} to={to} end>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
