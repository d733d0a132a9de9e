package exercise;

import exercise.api.LockedCounter;
import exercise.api.Store;
import exercise.api.StoreRefused;
import exercise.api.WorkerFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/// Each process counts by itself and saves its sum once.
final class Counter implements LockedCounter {
    private static final long PLACE = 1L << 40;

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        if (!increment(lockFile, store, rounds)) {
            throw new WorkerFailed(rounds);
        }
    }

    private static boolean increment(Path lockFile, Store store, int rounds) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw")) {
            FileLock lock = file.getChannel().lock(PLACE, 1, false);
            try {
                store.save(store.load() + rounds);
                return true;
            } catch (StoreRefused refused) {
                return false;
            } finally {
                lock.release();
            }
        }
    }
}
