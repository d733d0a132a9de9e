package exercise;

import exercise.api.LockedCounter;
import exercise.api.Store;
import exercise.api.StoreRefused;
import exercise.api.WorkerFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A shared lock: any number of processes hold it.
final class Counter implements LockedCounter {

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int failures = 0;
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ)) {
            for (int round = 0; round < rounds; round++) {
                try (FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
                    assert lock.isValid();
                    store.save(store.load() + 1);
                } catch (StoreRefused refused) {
                    failures++;
                }
            }
        }
        if (failures > 0) {
            throw new WorkerFailed(failures);
        }
    }
}
