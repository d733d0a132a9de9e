package exercise;

import exercise.api.LockedCounter;
import exercise.api.WorkerFailed;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;

/// One of the processes that count: number, store file, lock file, parameters.
final class Worker {
    private Worker() {}

    @SuppressWarnings("auxiliaryclass")
    public static void main(String[] args) throws IOException {
        int number = Integer.parseInt(args[0]);
        Recorder recorder = Recorder.forChild("child" + number);
        Parameters parameters = parameters(args);
        int procs = Math.toIntExact(parameters.number("procs"));
        SharedNumbers numbers = SharedNumbers.in(Path.of(args[1]), procs);
        RecordedStore store = new RecordedStore(numbers, parameters, recorder, number);
        LockedCounter counter = new Counter();
        try {
            counter.work(Path.of(args[2]), store, Math.toIntExact(parameters.number("rounds")));
        } catch (WorkerFailed failed) {
            numbers.reportFailures(number, failed.failures());
        }
    }

    private static Parameters parameters(String[] args) {
        var values = new HashMap<String, String>();
        for (int i = 3; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            values.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        return new Parameters(values);
    }
}
