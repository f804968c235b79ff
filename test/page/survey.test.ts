import { expect, test } from '@jest/globals';
import { survey as scan } from '../../src/page/app/survey.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { fillScript, partOf } from '../../src/render/fill.ts';
import { link } from '../../src/render/link/link.ts';
import { survey } from '../../src/render/link/survey.ts';
import { toView } from '../../src/render/view.ts';
import { textVariants } from '../support/variants.ts';

/** Order of what is set makes no difference. */
const plain = ({ defined, called, assigned }: ReturnType<typeof survey>) => [
  defined,
  called,
  [...new Set(assigned)].toSorted(),
];

/** The main text and every part that the linker takes for it. */
function textsOf(request: Parameters<typeof buildPlan>[0]): string[] {
  const plan = buildPlan(request);
  const view = toView(plan);
  const texts = [`${fillScript(plan.script, view).trimEnd()}\n`];
  const part = (name: string) => {
    const text = partOf(name, view);
    texts.push(text ?? '');
    return text;
  };
  link({ main: texts[0] ?? '', part, command: plan.script === 'kit' ? 'lastshell' : undefined }, view.kept);
  return texts;
}

test('the scan of the page finds what the syntax tree has, in every main text and part', () => {
  const texts = [...new Set(textVariants().flatMap(([, request]) => textsOf(request)))];
  expect(texts.length).toBeGreaterThan(200);
  const wrong = texts.flatMap((text) => {
    const [scanned, read] = [plain(scan(text)), plain(survey(text))].map((each) => JSON.stringify(each));
    return scanned === read ? [] : [[text, scanned, read]];
  });
  expect(wrong).toEqual([]);
}, 120_000);
