/* `as UID NPROC PROGRAM [WORD...]` runs the program as that user; NPROC 0 leaves RLIMIT_NPROC alone. */
#include <grp.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  uid_t uid = (uid_t)atoi(argv[1]);
  struct rlimit limit = {(rlim_t)atoi(argv[2]), (rlim_t)atoi(argv[2])};
  if (limit.rlim_cur && setrlimit(RLIMIT_NPROC, &limit)) return 126;
  if (setgroups(0, NULL) || setgid(uid) || setuid(uid)) return 126;
  execv(argv[3], argv + 3);
  return 127;
}
