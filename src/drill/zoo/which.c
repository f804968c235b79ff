/* `which FILE...` tells which programs an image has, each with the file it really is; without words, proves a fork. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
  static char real[PATH_MAX];
  for (int word = 1; word < argc; word++)
    if (access(argv[word], X_OK) == 0 && realpath(argv[word], real)) printf("%s\t%s\n", argv[word], real);
  return 0;
}
