/* What carries a shell, as sshd does: `carry NAME UID NPROC IN OUT PROGRAM [WORD...]` stays under that name as the parent
   of the program, which has the files as input and output. NPROC 0 leaves RLIMIT_NPROC alone. */
#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void become(uid_t uid, rlim_t processes) {
  struct rlimit limit = {processes, processes};
  if (processes && setrlimit(RLIMIT_NPROC, &limit)) _exit(126);
  if (uid && (setgroups(0, NULL) || setgid(uid) || setuid(uid))) _exit(126);
}

int main(int argc, char **argv) {
  if (argc < 7) return 2;
  int in = open(argv[4], O_RDWR), out = open(argv[5], O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (in < 0 || out < 0) return 1;
  prctl(PR_SET_NAME, argv[1]);
  pid_t shell = fork();
  if (shell == 0) {
    setsid();
    dup2(in, 0), dup2(out, 1), dup2(out, 2);
    close(in), close(out);
    become((uid_t)atoi(argv[2]), (rlim_t)atoi(argv[3]));
    execv(argv[6], argv + 6);
    _exit(127);
  }
  waitpid(shell, NULL, 0);
  return 0;
}
