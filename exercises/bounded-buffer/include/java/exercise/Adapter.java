package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.time.Duration;
import java.util.List;

/// Drives the candidate's buffer: `put v [ns]`, `take [ns]`, `close`, `size`; parameter `capacity`.
///
/// Where the capacity is below 1 there is no buffer: every operation is `invalid`, or `accepted` if
/// the capacity was not refused.
public final class Adapter implements interlock.harness.Adapter {
    private static final String NOTHING = "nil";

    private BufferApi<String> buffer;
    private String instead;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        int capacity = Math.toIntExact(parameters.number("capacity"));
        if (capacity >= 1) {
            buffer = new Buffer<>(capacity);
        } else {
            instead = isRefused(capacity) ? "invalid" : "accepted";
        }
    }

    @SuppressWarnings("auxiliaryclass")
    private static boolean isRefused(int capacity) {
        try {
            new Buffer<String>(capacity);
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        if (buffer == null) {
            return instead;
        }
        try {
            return switch (op) {
                case "put" -> put(args);
                case "take" -> take(args);
                case "size" -> String.valueOf(buffer.size());
                case "close" -> close();
                default -> throw new ScriptException("no operation " + op);
            };
        } catch (BufferClosed closed) {
            return "closed";
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    private String put(List<String> args) throws InterruptedException, BufferClosed {
        String item = args.getFirst().equals(NOTHING) ? null : args.getFirst();
        try {
            if (args.size() == 1) {
                buffer.put(item);
                return "ok";
            }
            return buffer.offer(item, limit(args.get(1))) ? "ok" : "timeout";
        } catch (NullPointerException refused) {
            if (item == null) {
                return "invalid";
            }
            throw refused;
        }
    }

    private String take(List<String> args) throws InterruptedException, BufferClosed {
        if (args.isEmpty()) {
            String item = buffer.take();
            return item == null ? NOTHING : item;
        }
        String item = buffer.poll(limit(args.getFirst()));
        return item == null ? "timeout" : item;
    }

    private String close() {
        buffer.close();
        return "ok";
    }

    private static Duration limit(String nanos) {
        return Duration.ofNanos(Long.parseLong(nanos));
    }
}
