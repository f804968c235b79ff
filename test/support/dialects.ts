import type { Request } from '../../src/plan/build-plan.ts';
import { shellNames } from '../../src/plan/plan.ts';
import { refusalOf } from '../page/requests.ts';
import { allVariants } from './variants.ts';

/** Every kind of annotated text, in both dialects, but what one of them refuses: [title, request]. */
export function annotatedVariants(): [string, Request][] {
  const variants = allVariants().filter(([, { form }]) => form === 'annotated');
  return shellNames
    .flatMap((shell) =>
      variants.map(([title, request]): [string, Request] => [`${shell}-${title}`, { ...request, shell }]),
    )
    .filter(([, request]) => refusalOf(request) === undefined);
}
