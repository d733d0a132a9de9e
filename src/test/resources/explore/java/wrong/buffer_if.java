// step main start A B C
// step main join A B C
// step A put
// step A put
// step B take
// step C take
// finds raise
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A consumer that is woken does not look again.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Buffer {
        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == 1) {
                wait();
            }
            items.addLast(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            if (items.isEmpty()) {
                wait();
            }
            int item = items.removeFirst();
            notifyAll();
            return item;
        }
    }

    private final Buffer buffer = new Buffer();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "put" -> {
                    buffer.put(1);
                    yield "ok";
                }
            case "take" -> buffer.take() == 1 ? "ok" : "another";
            default -> throw ScriptException.unknown(op);
        };
    }
}
