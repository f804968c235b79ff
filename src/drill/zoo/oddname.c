/* Names that break a naive parser of /proc/PID/stat or the terminal of the reader; any program may choose its own. */
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static const char *choose(const char *form) {
  if (!strcmp(form, "newline")) return "a\n) S 1 1";
  if (!strcmp(form, "escape")) return "\033[31mred\033[0m";
  if (!strcmp(form, "paren")) return "a b) S 1";
  return form;
}

int main(int argc, char **argv) {
  prctl(PR_SET_NAME, choose(argc > 1 ? argv[1] : "paren"));
  for (;;)
    if (fork() < 0) usleep(20000);
}
