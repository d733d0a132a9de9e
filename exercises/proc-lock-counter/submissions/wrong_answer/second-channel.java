package exercise;

import exercise.api.LockedCounter;
import exercise.api.Store;
import exercise.api.StoreRefused;
import exercise.api.WorkerFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Closing any channel of the file in this process gives up its lock on the file.
final class Counter implements LockedCounter {

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int failures = 0;
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            for (int round = 0; round < rounds; round++) {
                try (FileLock lock = channel.lock()) {
                    assert lock.isValid();
                    long value = store.load() + 1;
                    Files.writeString(lockFile, String.valueOf(value));
                    store.save(value);
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
