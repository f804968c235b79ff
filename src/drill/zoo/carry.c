/* What carries a shell, as sshd does: `carry NAME UID NPROC IN OUT FORKS PROGRAM [WORD...]` stays under that name as the
   parent of the program, which has a terminal of its own. What comes in on the fifo IN is typed there, what it shows
   goes to OUT, and how often the program has tried to fork goes to FORKS (`-`: nobody counts). NPROC 0 leaves
   RLIMIT_NPROC alone. */
#define _GNU_SOURCE
#include "forks.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void become(uid_t uid, rlim_t processes) {
  struct rlimit limit = {processes, processes};
  if (processes && setrlimit(RLIMIT_NPROC, &limit)) _exit(126);
  if (uid && (setgroups(0, NULL) || setgid(uid) || setuid(uid))) _exit(126);
}

/* The kernel numbers the new terminal; its path needs no library that reads files of the image. */
static int open_slave(int master, uid_t uid) {
  int unlock = 0, slave;
  struct winsize size = {24, 80, 0, 0};
  if (ioctl(master, TIOCSPTLCK, &unlock)) return -1;
  slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY);
  if (slave < 0) return -1;
  if (fchown(slave, uid, (gid_t)-1)) return -1;
  ioctl(slave, TIOCSWINSZ, &size);
  return slave;
}

static void run(char **argv, int master, int line, int counts) {
  uid_t uid = (uid_t)atoi(argv[2]);
  int slave = open_slave(master, uid);
  if (slave < 0) _exit(125);
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  dup2(slave, 0), dup2(slave, 1), dup2(slave, 2);
  become(uid, (rlim_t)atoi(argv[3]));
  setenv("TERM", "vt220", 1);
  /* It names a file that dash, busybox and mksh would read. */
  unsetenv("ENV");
  if (counts) send_listener(line, listen_to_forks());
  close(line), close(slave), close(master);
  execv(argv[7], argv + 7);
  _exit(127);
}

/* Types what fits; the rest waits, as in a slow terminal. */
static void type(int master, char *text, size_t *length) {
  ssize_t taken = write(master, text, *length);
  if (taken <= 0) return;
  *length -= (size_t)taken;
  memmove(text, text + taken, *length);
}

static void show(int out, const char *text, ssize_t length) {
  while (length > 0) {
    ssize_t done = write(out, text, (size_t)length);
    if (done <= 0) return;
    text += done, length -= done;
  }
}

static void relay(int in, int out, int master, int listener, struct tally *tally) {
  static char keys[4096], screen[65536];
  size_t pending = 0;
  for (;;) {
    struct pollfd fds[3] = {{master, POLLIN, 0}, {in, 0, 0}, {listener, POLLIN, 0}};
    if (pending) fds[0].events |= POLLOUT;
    else fds[1].events = POLLIN;
    if (poll(fds, 3, -1) < 0 && errno != EINTR) return;
    if (fds[2].revents & POLLIN) answer_fork(listener, tally);
    else if (fds[2].revents) listener = -1;
    if (fds[1].revents & POLLIN) {
      ssize_t length = read(in, keys, sizeof keys);
      if (length > 0) pending = (size_t)length;
    }
    if (fds[0].revents & POLLOUT) type(master, keys, &pending);
    if (fds[0].revents & (POLLIN | POLLHUP)) {
      ssize_t length = read(master, screen, sizeof screen);
      if (length <= 0 && errno != EAGAIN) return;
      show(out, screen, length);
    }
  }
}

int main(int argc, char **argv) {
  int pair[2];
  if (argc < 8 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) return 2;
  int in = open(argv[4], O_RDWR | O_CLOEXEC), out = open(argv[5], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  int master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (in < 0 || out < 0 || master < 0) return 1;
  prctl(PR_SET_NAME, argv[1]);
  int counts = strcmp(argv[6], "-") != 0;
  pid_t shell = fork();
  if (shell == 0) run(argv, master, pair[1], counts);
  close(pair[1]);
  struct tally tally = {shell, 0, counts ? open(argv[6], O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1};
  int listener = counts ? receive_listener(pair[0]) : -1;
  if (counts && listener >= 0) write_tally(&tally);
  relay(in, out, master, listener, &tally);
  waitpid(shell, NULL, 0);
  return 0;
}
