/*
 * no-start MILLISECONDS SHELL [WORD...]: reads scripts from stdin, each as its length in bytes, a newline and the bytes.
 * Runs them one after the other in a folder of its own, as a user of nobody else's if it is root, under a filter with
 * which the kernel ends the shell at the first fork, clone or execve. Says a line for each: 0 it has started nothing,
 * 1 it has tried to, 2 it was stopped after so many milliseconds, or stopped itself.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The one execve that is let through is that of the shell itself: its path stands at this address. */
#define AT 0x13370000
#define NOBODY 54321

static void put_under_filter(void) {
#define END(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      END(__NR_fork), END(__NR_vfork), END(__NR_clone), END(__NR_clone3), END(__NR_execveat),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_execve, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AT, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) _exit(99);
}

static void run(char **shell, char *path) {
  struct rlimit second = {3, 3}, small = {1000000, 1000000}, none = {0, 0};
  char *words[16], *env[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/", "LC_ALL=C", getenv("SCRIPT_ENV"), 0};
  int count = 0, null = open("/dev/null", O_RDWR);
  setsid();
  if (!geteuid() && (setregid(NOBODY, NOBODY) || setreuid(NOBODY, NOBODY))) _exit(98);
  setrlimit(RLIMIT_CPU, &second);
  setrlimit(RLIMIT_FSIZE, &small);
  setrlimit(RLIMIT_CORE, &none);
  for (int fd = 0; fd < 3; fd++) dup2(null, fd);
  for (; shell[count] && count < 14; count++) words[count] = shell[count];
  words[count++] = "s.sh";
  words[count] = 0;
  put_under_filter();
  execve(path, words, env);
  _exit(97);
}

/* Waits for it, and gives what is to be said of it. */
static int outcome(pid_t pid, const struct timespec *limit, const sigset_t *child) {
  int status;
  for (;;) {
    if (waitpid(pid, &status, WNOHANG | WUNTRACED) == pid && !WIFSTOPPED(status))
      return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
    if (sigtimedwait(child, 0, limit) < 0 && errno == EAGAIN) break;
  }
  kill(pid, SIGKILL);
  waitpid(pid, &status, 0);
  return 2;
}

int main(int argc, char **argv) {
  char folder[] = "/tmp/no-start-XXXXXX", line[64];
  if (argc < 3 || !mkdtemp(folder) || chdir(folder) || (!geteuid() && chown(folder, NOBODY, NOBODY))) return 2;
  char *path = mmap((void *)AT, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  strncpy(path, argv[2], 4095);
  struct timespec limit = {atoi(argv[1]) / 1000, atoi(argv[1]) % 1000 * 1000000L};
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, 0);
  while (fgets(line, sizeof line, stdin)) {
    size_t size = strtoul(line, 0, 10);
    char *text = malloc(size + 3);
    int file = open("s.sh", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fread(text, 1, size, stdin) != size || file < 0) return 2;
    memcpy(text + size, "\n:\n", 3);
    if (write(file, text, size + 3) < 0) return 2;
    close(file);
    free(text);
    pid_t pid = fork();
    if (!pid) {
      sigprocmask(SIG_UNBLOCK, &child, 0);
      run(argv + 2, path);
    }
    printf("%d\n", outcome(pid, &limit, &child));
    fflush(stdout);
  }
  return 0;
}
