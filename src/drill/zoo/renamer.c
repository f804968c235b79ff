/* A program that names each copy after its job number, as some build tools and most malware do: no comm is seen twice. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static void rename_self(void) {
  char name[16];
  srandom((unsigned)(getpid() * 7919 + clock()));
  snprintf(name, sizeof name, "job-%08lx", (unsigned long)random());
  prctl(PR_SET_NAME, name);
}

int main(void) {
  for (;;) {
    pid_t child = fork();
    if (child < 0) usleep(20000);
    rename_self();
  }
}
