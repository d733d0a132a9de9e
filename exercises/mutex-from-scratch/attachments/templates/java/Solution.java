package exercise;

import exercise.api.MutexApi;
import java.time.Duration;

/// `MutexApi` is given and cannot be changed; the statement shows it. Keep the package, the name of
/// this class and its constructor. Other classes may stand below.
final class Mutex implements MutexApi {

    @Override
    public void acquire() throws InterruptedException {
        throw new UnsupportedOperationException("acquire");
    }

    @Override
    public boolean tryAcquire() {
        throw new UnsupportedOperationException("tryAcquire");
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        throw new UnsupportedOperationException("tryAcquire");
    }

    @Override
    public void release() {
        throw new UnsupportedOperationException("release");
    }
}
