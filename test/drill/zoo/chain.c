/* A daemon that hands over to a fresh copy of itself at each request: many short-lived links, always in flight. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 32768 };

static pid_t links[MOST];
static int gate[2];

static void run_link(void) {
  char opened;
  close(gate[1]);
  if (read(gate[0], &opened, 1)) _exit(1);
  for (;;) {
    pid_t next = fork();
    if (next > 0) _exit(0);
    usleep(next < 0 ? 20000 : 1000);
  }
}

/* A link needs a free slot to hand over, so a few of the filled slots are given back before the gate opens. */
int main(void) {
  int made = 0;
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
