package exercise;

import exercise.api.EventApi;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.time.Duration;
import java.util.List;

/// Drives the candidate's event: `set`, `clear`, `is-set`, `wait [ns]`.
public final class Adapter implements interlock.harness.Adapter {
    private EventApi event;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        event = new Event();
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        switch (op) {
            case "set" -> event.set();
            case "clear" -> event.clear();
            case "is-set" -> {
                return String.valueOf(event.isSet());
            }
            case "wait" -> {
                return await(args);
            }
            default -> throw new ScriptException("no operation " + op);
        }
        return "ok";
    }

    private String await(List<String> args) {
        try {
            if (args.isEmpty()) {
                event.await();
                return "true";
            }
            long nanos = Long.parseLong(args.getFirst());
            return awaitFor(Duration.ofNanos(nanos));
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    private String awaitFor(Duration limit) throws InterruptedException {
        try {
            return String.valueOf(event.await(limit));
        } catch (IllegalArgumentException refused) {
            if (limit.isNegative()) {
                return "invalid";
            }
            throw refused;
        }
    }
}
