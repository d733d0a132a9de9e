package exercise;

import exercise.api.EventApi;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.time.Duration;
import java.util.List;

/// Drives the candidate's event: `set`, `clear`, `is-set`, `wait [ns]`.
///
/// With the parameter `news`, a number, a thread writes it down before it calls `set`, and each
/// whose `wait` is true reads it, by nothing but the event in order: for cases with one `set`.
public final class Adapter implements interlock.harness.Adapter {
    private EventApi event;
    private long news;
    private long written;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        event = new Event();
        news = parameters.number("news", 0);
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        switch (op) {
            case "set" -> set();
            case "clear" -> event.clear();
            case "is-set" -> {
                return String.valueOf(event.isSet());
            }
            case "wait" -> {
                String answer = await(args);
                return answer.equals("true") && isNewsMissing() ? "uninformed" : answer;
            }
            default -> throw new ScriptException("no operation " + op);
        }
        return "ok";
    }

    private void set() {
        if (news != 0) {
            written = news;
        }
        event.set();
    }

    private boolean isNewsMissing() {
        return news != 0 && written != news;
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
