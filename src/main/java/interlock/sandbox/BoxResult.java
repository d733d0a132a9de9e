package interlock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A run that was left alone to its end.
public record BoxResult(Outcome outcome, Usage usage, byte[] stdout, byte[] stderr) {
    static BoxResult of(Box box) {
        try {
            box.stdin().close();
            var stdout = drain(box.stdout());
            var stderr = drain(box.stderr());
            var ending = box.await();
            return new BoxResult(ending.outcome(), ending.usage(), stdout.get(), stderr.get());
        } catch (IOException | ExecutionException failure) {
            throw new SandboxException("the output of a box could not be read", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while a box ran", interrupted);
        }
    }

    private static CompletableFuture<byte[]> drain(InputStream stream) {
        var all = new CompletableFuture<byte[]>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (stream) {
                                all.complete(stream.readAllBytes());
                            } catch (IOException failure) {
                                all.completeExceptionally(failure);
                            }
                        });
        return all;
    }
}
