package exercise;

import exercise.api.LockedCounter;
import exercise.api.Store;
import exercise.api.StoreRefused;
import exercise.api.WorkerFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/// What the store refused is tried again.
final class Counter implements LockedCounter {
    private static final long PLACE = 1L << 40;

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            while (!increment(lockFile, store) && done > -1000) {
                done--;
            }
            done++;
        }
        if (done < rounds) {
            throw new WorkerFailed(rounds - done);
        }
    }

    private static boolean increment(Path lockFile, Store store) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw")) {
            FileLock lock = file.getChannel().lock(PLACE, 1, false);
            try {
                store.save(store.load() + 1);
                return true;
            } catch (StoreRefused refused) {
                return false;
            } finally {
                lock.release();
            }
        }
    }
}
