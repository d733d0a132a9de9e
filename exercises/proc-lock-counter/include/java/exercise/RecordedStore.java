package exercise;

import exercise.api.Store;
import exercise.api.StoreRefused;
import interlock.harness.Delays;
import interlock.harness.Parameters;
import interlock.harness.Recorder;

/// The store that candidates see, with a pause wherever another process may come in between.
final class RecordedStore implements Store {
    private final SharedNumbers numbers;
    private final Recorder recorder;
    private final Delays delays;
    private final long fault;
    private final long held;
    private final long hold;

    RecordedStore(SharedNumbers numbers, Parameters parameters, Recorder recorder, int worker) {
        this.numbers = numbers;
        this.recorder = recorder;
        delays = new Delays(parameters, String.valueOf(worker));
        fault = parameters.number("fault", 0);
        held = parameters.number("hold.load", 0);
        hold = parameters.number("hold.nanos", 0);
    }

    @Override
    public long load() {
        recorder.log("store", "call:load");
        delays.pause();
        boolean isHeld = numbers.count(SharedNumbers.LOADS) == held;
        long value = numbers.get(SharedNumbers.VALUE);
        if (isHeld) {
            Delays.sleep(hold);
        }
        delays.pause();
        recorder.log("store", "return:load", String.valueOf(value));
        return value;
    }

    @Override
    public void save(long value) throws StoreRefused {
        recorder.log("store", "call:save", String.valueOf(value));
        delays.pause();
        long count = numbers.count(SharedNumbers.SAVES);
        if (fault > 0 && count % fault == 0) {
            recorder.log("store", "return:save", "fault");
            throw new StoreRefused();
        }
        numbers.set(SharedNumbers.VALUE, value);
        delays.pause();
        recorder.log("store", "return:save");
    }
}
