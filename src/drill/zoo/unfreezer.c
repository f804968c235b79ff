/* A job manager that wakes what was suspended. `one`: the parent sends CONT to its stopped children; `many`: several
   guards send CONT to the whole process group all the time. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GUARDS = 4 };

static void guard(void) {
  for (;;) {
    kill(0, SIGCONT);
    usleep(1000);
  }
}

static void idle(void) {
  for (;;) pause();
}

static void wake_children(void) {
  int status;
  pid_t child;
  while ((child = waitpid(-1, &status, WNOHANG | WUNTRACED)) > 0)
    if (WIFSTOPPED(status)) kill(child, SIGCONT);
}

int main(int argc, char **argv) {
  int guards = argc > 1 && !strcmp(argv[1], "many") ? GUARDS : 0;
  setpgid(0, 0);
  for (;;) {
    pid_t child = fork();
    if (child == 0 && guards > 0) guard();
    if (child == 0) idle();
    if (child > 0 && guards > 0) guards--;
    if (child < 0) usleep(2000);
    wake_children();
  }
}
