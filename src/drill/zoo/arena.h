/* Goes before every program of the zoo: outside an arena none of them starts. Only there are they mounted at /zoo. */
#include <string.h>
#include <unistd.h>

__attribute__((constructor)) static void refuse_outside_an_arena(void) {
  static const char why[] = "this program runs away; it starts only in an arena of lastshell drill\n";
  char self[16] = {0};
  if (readlink("/proc/self/exe", self, sizeof self - 1) > 0 && strncmp(self, "/zoo/", 5) == 0) return;
  if (write(2, why, sizeof why - 1) < 0) _exit(3);
  _exit(2);
}
