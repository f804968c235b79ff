/* Not a runaway: it fills the arena with sleepers and stops there, for tests that count who forks at the limit. */
#include <unistd.h>

int main(void) {
  while (fork() >= 0)
    if (getppid() != 1) break;
  for (;;) pause();
}
