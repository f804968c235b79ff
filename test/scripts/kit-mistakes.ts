/** What a person types wrongly, and what is said about it. */
export const mistakes: [string, string][] = [
  ['lastshell freeze', 'Say whom'],
  ['lastshell freeze --name bash', 'reaches far more than one rogue'],
  ['lastshell freeze --uid 0 --cgroup /', 'reaches far more than one rogue'],
  ['lastshell freeze --pgid 1', 'above 1'],
  ['lastshell freeze --sid', 'needs a value'],
  ["lastshell freeze --pgid 'x[$(kill $$)]'", 'above 1'],
  ['lastshell freeze 11', 'no row 11'],
  ['lastshell frezze 1', 'There is no lastshell frezze'],
  ['lastshell kill --nmae x', 'Not understood: --nmae'],
  ['lastshell reboot', 'lastshell reboot yes'],
  ['lastshell reboot 1 yes', 'takes no selector'],
  ['lastshell freeze 1 1', 'One row at a time'],
  ['lastshell freeze --cgroup //', 'reaches far more than one rogue'],
  ['lastshell freeze --uid 00', 'reaches far more than one rogue'],
  ['lastshell freeze --uid nobody-of-that-name', 'There is no user nobody-of-that-name'],
  ['lastshell freeze --name ""', 'needs a value'],
  // What is to be typed next can be typed.
  ["lastshell kill --name 'a $(x) yes'", 'lastshell freeze --name a\\ \\$\\(x\\)\\ yes\n'],
  ['lastshell --help', 'lastshell bye'],
  ['lastshell', 'lastshell bye'],
];
