/* Orphans that end in a container whose first process never reaps: zombies that only a restart takes away. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  kill(1, SIGUSR1);
  for (;;) {
    pid_t child = fork();
    if (child == 0) {
      fork();
      _exit(0);
    }
    if (child > 0) waitpid(child, NULL, 0);
    if (child < 0) usleep(20000);
  }
}
