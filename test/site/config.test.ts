import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'jsonc-parser';
import { parseSite } from '../../src/site/read-config.ts';
import { siteJsonSchema, startText } from '../../src/site/start.ts';

const check = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(siteJsonSchema()) as object);

test('what init writes is accepted by the program and by the schema for editors', () => {
  expect(parseSite(startText()).services[0]?.select).toEqual({ name: ['import-worker'] });
  expect([check(parse(startText())), check.errors]).toEqual([true, null]);
});

test.each([{ team: 7 }, { colour: 'red' }, { services: [{}] }, { wiki: { kind: 'paper', url: 'x' } }])(
  'the schema refuses %j as the program does',
  (config) => {
    expect(check(config)).toBe(false);
    expect(() => parseSite(JSON.stringify(config))).toThrow(/lastshell\.config\.json: /);
  },
);
