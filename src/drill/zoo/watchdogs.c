/* An agent and its guard, two names: each starts the other again when it is gone. As many pairs as there is room for. */
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const names[] = {"agent", "agent-guard"};

static void live(int who, int guarded);

static pid_t start(int who, int guarded) {
  pid_t child = fork();
  if (child == 0) live(who, guarded);
  return child;
}

/* `guarded`: somebody watches me from above, so my partner is my parent until it dies; then it is my child. */
static void live(int who, int guarded) {
  pid_t parent = getppid(), partner = guarded ? parent : -1;
  prctl(PR_SET_NAME, names[who]);
  for (;;) {
    if (partner == parent && getppid() != parent) partner = -1, parent = 0;
    if (partner > 0 && partner != parent && waitpid(partner, NULL, WNOHANG) == partner) partner = -1;
    if (partner < 0) partner = start(!who, 1);
    usleep(partner < 0 ? 20000 : 5000);
  }
}

int main(void) {
  for (;;) {
    pid_t agent = start(0, 0);
    if (agent < 0) break;
    usleep(1000);
  }
  live(0, 0);
}
