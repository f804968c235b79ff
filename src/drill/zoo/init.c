/* PID 1 of an arena: starts each command of its arguments (separated by --) in a session of its own, then the bombs
   named on the fifo /arena/bomb (words separated by NUL, empty word last), and reaps. Ends by itself after 15 minutes. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void bury(int unused) {
  int saved = errno;
  (void)unused;
  while (waitpid(-1, NULL, WNOHANG) > 0) continue;
  errno = saved;
}

/* Asked for by a bomb: many a real container runs a first process that never reaps. */
static void neglect(int unused) {
  (void)unused;
  signal(SIGCHLD, SIG_DFL);
}

static void expire(int unused) {
  (void)unused;
  _exit(0);
}

static void start(char **command) {
  if (fork() != 0) return;
  signal(SIGCHLD, SIG_DFL);
  signal(SIGALRM, SIG_DFL);
  setsid();
  execv(command[0], command);
  _exit(127);
}

static void start_all(char **word) {
  while (*word) {
    char **next = word;
    while (*next && strcmp(*next, "--")) next++;
    char *rest = *next;
    *next = NULL;
    if (next > word) start(word);
    word = rest ? next + 1 : next;
  }
}

static void start_bomb(int fifo) {
  char text[4096];
  char *words[64];
  int count = 0;
  ssize_t length = read(fifo, text, sizeof text - 1);
  if (length <= 0) return;
  text[length] = 0;
  for (char *at = text; at < text + length && *at && count < 63; at += strlen(at) + 1) words[count++] = at;
  words[count] = NULL;
  if (count) start(words);
}

int main(int argc, char **argv) {
  signal(SIGCHLD, bury);
  signal(SIGALRM, expire);
  signal(SIGUSR1, neglect);
  alarm(900);
  int fifo = open("/arena/bomb", O_RDWR | O_CLOEXEC);
  if (argc < 2 || fifo < 0) return 1;
  start_all(argv + 1);
  for (;;) {
    struct pollfd asked = {fifo, POLLIN, 0};
    if (poll(&asked, 1, -1) > 0) start_bomb(fifo);
  }
}
