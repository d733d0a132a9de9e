package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// `EventApi` is given and cannot be changed; the statement shows it. Keep the package, the name
/// of this class and its constructor. Other classes may stand below.
final class Event implements EventApi {

    @Override
    public boolean isSet() {
        throw new UnsupportedOperationException("isSet");
    }

    @Override
    public void set() {
        throw new UnsupportedOperationException("set");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("clear");
    }

    @Override
    public void await() throws InterruptedException {
        throw new UnsupportedOperationException("await");
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        throw new UnsupportedOperationException("await");
    }
}
