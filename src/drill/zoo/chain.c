/* A daemon that hands over to a fresh copy of itself at each request: many short-lived links, always in flight.
   With the word "hop" each copy is a daemon of its own, in a session of its own: no process group holds two of them. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 32768 };

static pid_t links[MOST];
static int gate[2];
static int hops;

static void run_link(void) {
  char opened;
  close(gate[1]);
  if (read(gate[0], &opened, 1)) _exit(1);
  for (;;) {
    pid_t next = fork();
    if (next > 0) _exit(0);
    if (next == 0 && hops) setsid();
    usleep(next < 0 ? 20000 : 1000);
  }
}

/* A link needs a free slot to hand over, so a few of the filled slots are given back before the gate opens. */
int main(int argc, char **argv) {
  int made = 0;
  (void)argv;
  hops = argc > 1;
  if (pipe(gate)) return 1;
  while (made < MOST) {
    pid_t next = fork();
    if (next < 0) break;
    if (next == 0) run_link();
    links[made++] = next;
  }
  for (int spare = made / 16 + 1; spare > 0 && made > 0; spare--) kill(links[--made], SIGKILL), waitpid(links[made], NULL, 0);
  return 0;
}
