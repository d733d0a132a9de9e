"""The caller takes all turns itself."""

import threading


def exclusive(k, rounds, cell):
    lock = threading.Lock()

    def count(i):
        for _ in range(rounds):
            with lock:
                cell.set(cell.get() + 1)

    start_and_join(k, count)


def alternate(k, rounds, emit):
    for r in range(rounds):
        for i in range(k):
            emit(i, r)


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
