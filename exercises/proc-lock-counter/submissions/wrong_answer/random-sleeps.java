package exercise;

import exercise.api.LockedCounter;
import exercise.api.Store;
import exercise.api.StoreRefused;
import exercise.api.WorkerFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// The processes keep out of each other's way by sleeping.
final class Counter implements LockedCounter {

    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int failures = 0;
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            for (int round = 0; round < rounds; round++) {
                try {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(20));
                    store.save(store.load() + 1);
                } catch (StoreRefused refused) {
                    failures++;
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
        }
        if (failures > 0) {
            throw new WorkerFailed(failures);
        }
    }
}
