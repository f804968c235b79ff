/* Starts argv[1] processes that sleep for ever under this program's own name, or under argv[2] names made from it,
   says so, and sleeps too. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 0;
    int names = argc > 2 ? atoi(argv[2]) : 0;

    for (int i = 0; i < count; i++) {
        pid_t pid = fork();
        if (pid < 0) {
            perror("fork");
            return 1;
        }
        if (pid == 0) {
            char name[16];
            snprintf(name, sizeof name, "x%d", names > 0 ? i % names : 0);
            if (names > 0)
                prctl(PR_SET_NAME, name);
            for (;;)
                pause();
        }
    }
    prctl(PR_SET_NAME, "nursery");
    puts("ready");
    fflush(stdout);
    for (;;)
        pause();
}
