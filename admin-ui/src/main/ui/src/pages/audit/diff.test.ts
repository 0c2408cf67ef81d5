import { describe, expect, it } from 'vitest';
import { diff } from './diff';

describe('diff', () => {
  it('tells added, removed, changed and same apart', () => {
    const lines = diff({ limit: '4', gone: true, name: 'a' }, { limit: '5', name: 'a', note: 'x' });
    expect(lines.map(({ name, change }) => [name, change])).toEqual([
      ['limit', 'changed'],
      ['gone', 'removed'],
      ['name', 'same'],
      ['note', 'added'],
    ]);
    expect(lines[0]).toMatchObject({ before: '4', after: '5' });
  });

  it('looks into objects and takes lists as a whole', () => {
    expect(diff({ rights: { models: ['a'] } }, { rights: { models: ['a', 'b'] } })).toEqual([
      { name: 'rights.models', before: '["a"]', after: '["a","b"]', change: 'changed' },
    ]);
  });

  it('takes null and what is missing for different things', () => {
    expect(diff({ a: null }, {})).toEqual([{ name: 'a', before: 'null', after: null, change: 'removed' }]);
  });

  it('of what was made or removed has one side only', () => {
    expect(diff(null, { id: '1' })[0]?.change).toBe('added');
    expect(diff({ id: '1' }, null)[0]?.change).toBe('removed');
    expect(diff(null, null)).toEqual([]);
  });
});
