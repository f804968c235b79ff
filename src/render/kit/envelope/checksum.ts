/** The alphabet of the verifier in templates/envelope/check.hbs: a character counts as its place in here. */
const ALPHABET = ' )"#$%&(*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUV)WXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~!=';

/** Small enough that no step leaves 31 bits, which is all that mksh can count with. */
const MODULUS = 20_999_999;
const FACTOR = 101;
const START = 7;
const LINE_END = 99;

function step(sum: number, value: number): number {
  return (sum * FACTOR + value) % MODULUS;
}

/** The sum over whole lines that the verifier counts in the last shell. */
export function checksum(lines: readonly string[]): number {
  let sum = START;
  for (const line of lines) {
    for (const character of line) {
      const place = ALPHABET.indexOf(character);
      sum = step(sum, place < 0 ? ALPHABET.length : place);
    }
    sum = step(sum, LINE_END);
  }
  return sum;
}
