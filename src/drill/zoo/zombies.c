/* A parent that never waits for its children: the slots are full of zombies, which no signal reaches. */
#include <unistd.h>

int main(void) {
  for (;;) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child < 0) usleep(20000);
  }
}
