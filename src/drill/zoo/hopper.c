/* A daemon that daemonises again at each start (double fork and setsid): no common group, session or parent. */
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  for (;;) {
    pid_t step = fork();
    if (step < 0) usleep(20000);
    if (step > 0) waitpid(step, NULL, 0);
    if (step != 0) continue;
    setsid();
    step = fork();
    if (step < 0) usleep(20000);
    if (step != 0) _exit(0);
  }
}
