/* Starts argv[1] processes that sleep for ever under this program's own name, says so, and sleeps too. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 0;

    for (int i = 0; i < count; i++) {
        pid_t pid = fork();
        if (pid < 0) {
            perror("fork");
            return 1;
        }
        if (pid == 0)
            for (;;)
                pause();
    }
    prctl(PR_SET_NAME, "nursery");
    puts("ready");
    fflush(stdout);
    for (;;)
        pause();
}
