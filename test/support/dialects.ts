import type { Request } from '../../src/plan/build-plan.ts';
import { shellNames } from '../../src/plan/plan.ts';
import { refusalOf } from '../page/requests.ts';
import { kitVariants } from './variants.ts';

/** Every kind of old text to read, in both dialects, but what one of them refuses: [title, request]. */
export function annotatedVariants(): [string, Request][] {
  const variants = kitVariants().filter(([, { form }]) => form === 'annotated');
  return shellNames
    .flatMap((shell) =>
      variants.map(([title, request]): [string, Request] => [`${shell}-${title}`, { ...request, shell }]),
    )
    .filter(([, request]) => refusalOf(request) === undefined);
}
