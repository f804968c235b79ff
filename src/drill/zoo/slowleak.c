/* A server that loses one helper in a while and runs for weeks until the limit is reached (here: some milliseconds each). */
#include <unistd.h>

int main(void) {
  for (;;) {
    pid_t helper = fork();
    while (helper == 0) pause();
    usleep(helper < 0 ? 20000 : 4000);
  }
}
