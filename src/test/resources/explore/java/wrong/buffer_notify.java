// step main start A B C D
// step main join A B C D
// step A put
// step A put
// step B put
// step B put
// step C take
// step C take
// step D take
// step D take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// One notify may wake a thread of the same side.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Buffer {
        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == 1) {
                wait();
            }
            items.addLast(item);
            notify();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            int item = items.removeFirst();
            notify();
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
