"""The parent saves the sum itself."""


def run(procs, rounds, store, make_lock):
    make_lock()
    store.save(store.load() + procs * rounds)
