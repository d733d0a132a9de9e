package exercise;

import exercise.api.*;
import java.io.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.concurrent.*;

/// The store is slow: it is asked asynchronously, load and save in whatever thread of the pool.
final class Counter implements LockedCounter {
    @Override
    public void work(Path lockFile, Store store, int rounds) throws IOException {
        int refused = 0;
        try (var pool = Executors.newCachedThreadPool()) {
            for (int i = 0; i < rounds; i++) {
                try (var out = new FileOutputStream(lockFile.toFile(), true); var lock = out.getChannel().lock()) {
                    boolean saved = CompletableFuture.supplyAsync(store::load, r -> Thread.ofPlatform().start(r))
                            .thenApplyAsync(v -> save(store, v + 1), pool).join();
                    if (!saved) refused++;
                }
            }
        }
        if (refused != 0) throw new WorkerFailed(refused);
    }

    private static boolean save(Store store, long value) {
        try {
            store.save(value);
            return true;
        } catch (StoreRefused refused) {
            return false;
        }
    }
}
