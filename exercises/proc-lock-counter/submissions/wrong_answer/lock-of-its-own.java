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
import java.util.UUID;

/// Each process locks a file of its own.
final class Counter implements LockedCounter {

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int failures = 0;
        try (FileChannel channel = FileChannel.open(
                        Path.of(lockFile + "." + UUID.randomUUID()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            for (int round = 0; round < rounds; round++) {
                try (FileLock lock = channel.lock()) {
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
