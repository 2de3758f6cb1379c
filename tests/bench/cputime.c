/* See LICENSE file for copyright and license details. */
/*
 * cputime: run COMMAND with FILE as its input and its output thrown away, and
 * print the seconds of user and system time that it took, and its greatest
 * resident size in KiB.
 */
#include <sys/resource.h>
#include <sys/wait.h>

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* grep(1) knows /dev/null and stops at the first match. */
#define NOWHERE "/dev/zero"

static void
command(const char *file, char *argv[])
{
	const int in = open(file, O_RDONLY), out = open(NOWHERE, O_WRONLY);

	if (in == -1 || out == -1)
		err(1, "%s", file);
	if (dup2(in, STDIN_FILENO) == -1 || dup2(out, STDOUT_FILENO) == -1)
		err(1, "dup2");
	execvp(argv[0], argv);
	err(127, "%s", argv[0]);
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int
main(int argc, char *argv[])
{
	struct rusage ru;
	int status;
	pid_t pid;

	if (argc < 3)
		errx(2, "usage: cputime FILE COMMAND [ARG ...]");
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0)
		command(argv[1], argv + 2);
	if (wait4(pid, &status, 0, &ru) == -1)
		err(1, "wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		errx(1, "%s failed", argv[2]);
	printf("%.4f\t%ld\n", seconds(ru.ru_utime) + seconds(ru.ru_stime),
	    ru.ru_maxrss);
	return 0;
}
