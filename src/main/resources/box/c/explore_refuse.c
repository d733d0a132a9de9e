/* Functions that no schedule can hold: other processes, signals, waiting in the kernel. A program
 * that calls one of them cannot be explored, and the grader is told so. */
#define _GNU_SOURCE

#include "explore.h"

/* Weak: a solution may have a function of its own of that name. */
#define REFUSED(name) \
    void explored_##name(void) __attribute__((weak)); \
    void explored_##name(void) { uncontrolled(#name); }

REFUSED(fork) REFUSED(vfork) REFUSED(_Fork) REFUSED(clone) REFUSED(posix_spawn)
REFUSED(posix_spawnp) REFUSED(system) REFUSED(popen) REFUSED(execve) REFUSED(execv)
REFUSED(execvp) REFUSED(execl) REFUSED(execlp) REFUSED(execle) REFUSED(execvpe) REFUSED(fexecve)
REFUSED(wait) REFUSED(waitpid) REFUSED(waitid) REFUSED(wait3) REFUSED(wait4) REFUSED(daemon)

REFUSED(kill) REFUSED(killpg) REFUSED(tgkill) REFUSED(raise) REFUSED(pthread_kill)
REFUSED(pthread_sigqueue) REFUSED(sigqueue) REFUSED(signal) REFUSED(sigaction) REFUSED(sigset)
REFUSED(bsd_signal) REFUSED(sysv_signal) REFUSED(sigwait) REFUSED(sigwaitinfo)
REFUSED(sigtimedwait) REFUSED(sigsuspend) REFUSED(sigpause) REFUSED(pause) REFUSED(signalfd)
REFUSED(alarm) REFUSED(ualarm) REFUSED(setitimer) REFUSED(timer_create) REFUSED(timerfd_create)
REFUSED(sigaltstack) REFUSED(prctl)

REFUSED(pthread_cancel) REFUSED(pthread_getcpuclockid)
REFUSED(getcontext) REFUSED(setcontext) REFUSED(makecontext) REFUSED(swapcontext)

REFUSED(sem_open) REFUSED(sem_close) REFUSED(sem_unlink) REFUSED(semget) REFUSED(semop)
REFUSED(semtimedop) REFUSED(msgget) REFUSED(msgrcv) REFUSED(msgsnd) REFUSED(shmget)
REFUSED(shmat) REFUSED(shm_open) REFUSED(mq_open) REFUSED(mq_receive) REFUSED(mq_send)

REFUSED(pipe) REFUSED(pipe2) REFUSED(eventfd) REFUSED(socket) REFUSED(socketpair) REFUSED(accept)
REFUSED(accept4) REFUSED(poll) REFUSED(ppoll) REFUSED(select) REFUSED(pselect)
REFUSED(epoll_create) REFUSED(epoll_create1) REFUSED(epoll_wait) REFUSED(epoll_pwait)
REFUSED(flock) REFUSED(lockf) REFUSED(fcntl) REFUSED(fcntl64) REFUSED(flockfile)
REFUSED(ftrylockfile) REFUSED(aio_read) REFUSED(aio_write) REFUSED(lio_listio)
REFUSED(mremap) REFUSED(memfd_create) REFUSED(open) REFUSED(open64) REFUSED(openat)
REFUSED(openat64) REFUSED(creat) REFUSED(read) REFUSED(dup) REFUSED(dup2) REFUSED(dup3)

/* No schedule forks, so what is to be done then is never done. */
int explored_pthread_atfork(void (*before)(void), void (*in_parent)(void), void (*in_child)(void)) {
    (void)before, (void)in_parent, (void)in_child;
    return 0;
}

/* Who ends the process ends the operation that runs. */
void explored_exit(int status) { left(status); }
void explored__exit(int status) { left(status); }
void explored__Exit(int status) { left(status); }
void explored_quick_exit(int status) { left(status); }
