/* An innocent: `bystander NAME [CHILDREN [stop]]` sleeps under that name, with children of the same name if asked. With
   `stop` it stops itself first, as an editor does that somebody has put aside. */
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int children = argc > 2 ? atoi(argv[2]) : 0;
  if (argc > 1) prctl(PR_SET_NAME, argv[1]);
  while (children-- > 0)
    if (fork() == 0) children = 0;
  if (argc > 3) raise(SIGSTOP);
  for (;;) pause();
}
