import { describe, expect, it } from 'vitest';
import { drillDown, parseFilter, filterText } from './dimensions';

describe('filters', () => {
  it.each(['team:acme/search', 'tag:env:prod', 'modelServed:a:b', 'tag:env:'])('%s reads and writes alike', (text) => {
    expect(filterText(parseFilter(text))).toBe(text);
  });
  it('know that a tag has a name', () => {
    expect(parseFilter('tag:env:prod')).toEqual({ dimension: 'tag:env', value: 'prod' });
    expect(parseFilter('modelServed:llama3.1:8b')).toEqual({ dimension: 'modelServed', value: 'llama3.1:8b' });
  });
});

describe('drilling down', () => {
  it('goes one step further in', () => {
    expect(drillDown({ team: 'acme/search' }, [])).toEqual({
      filters: [{ dimension: 'team', value: 'acme/search' }],
      group: 'project',
    });
    expect(drillDown({ modelServed: 'gpt-4.1' }, [{ dimension: 'key', value: 'K1' }])?.group).toBe('provider');
    expect(drillDown({ provider: 'openai' }, [])?.group).toBe('tenant');
  });

  it('replaces a filter of the same dimension', () => {
    const inside = drillDown({ team: 'acme/web' }, [{ dimension: 'team', value: 'acme/search' }]);
    expect(inside?.filters).toEqual([{ dimension: 'team', value: 'acme/web' }]);
  });

  it('ends at what nobody owns, and where nothing is further in', () => {
    expect(drillDown({ team: null }, [])).toBeNull();
    expect(drillDown({}, [])).toBeNull();
    const all = ['key', 'modelServed', 'provider'].map((dimension) => ({ dimension, value: 'x' }));
    expect(drillDown({ tokenKind: 'input' }, all)).toBeNull();
  });
});
