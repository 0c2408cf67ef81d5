import { CopyIcon } from './CopyOnce';

/** Code to be read and copied. */
export function CodeBlock({ code, label, wrap, maxHeight }: { code: string; label: string; wrap?: boolean; maxHeight?: number }) {
  return (
    <div style={{ position: 'relative' }}>
      <pre className={`tg-code${wrap ? ' tg-wrap' : ''}`} tabIndex={0} aria-label={label} style={{ maxHeight, paddingRight: 36 }}>
        {code}
      </pre>
      <div style={{ position: 'absolute', top: 6, right: 6 }}>
        <CopyIcon text={code} what={label} />
      </div>
    </div>
  );
}
