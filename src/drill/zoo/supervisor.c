/* A supervisor with a too high worker count that starts a new worker as soon as one has died. */
#include <sys/wait.h>
#include <unistd.h>

static void work(void) {
  for (;;) pause();
}

int main(void) {
  for (;;) {
    pid_t worker = fork();
    if (worker == 0) work();
    if (worker < 0) usleep(20000);
    while (waitpid(-1, NULL, WNOHANG) > 0) continue;
  }
}
