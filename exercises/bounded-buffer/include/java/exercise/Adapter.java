package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.time.Duration;
import java.util.List;

/// Drives the candidate's buffer: `put v [ns]`, `take [ns]`, `close`, `size`; parameter `capacity`.
public final class Adapter implements interlock.harness.Adapter {
    private static final String NOTHING = "nil";

    private BufferApi<String> buffer;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        buffer = new Buffer<>(Math.toIntExact(parameters.number("capacity")));
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
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
