import { expect, test } from 'vitest';
import { addressOf } from '../../api/declared';
import { readDeclaration } from './readDeclaration';

test('a declaration is an object', () => {
  expect(readDeclaration('{"targets":[]}')).toEqual({ value: { targets: [] } });
  expect(readDeclaration('[]').error).toMatch(/object/);
  expect(readDeclaration('null').error).toMatch(/object/);
  expect(readDeclaration('{').error).toBeDefined();
});

test('names with slashes do not become paths', () => {
  expect(addressOf('models', 'house/chat*')).toBe('/declared/models?name=house%2Fchat*');
  expect(addressOf('providers', 'a b')).toBe('/declared/providers/a%20b');
});
