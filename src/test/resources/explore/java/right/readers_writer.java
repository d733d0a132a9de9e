// step main start A B C
// step main join A B C
// step A read
// step B write
// step C write
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A writer waits for readers and writers.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Gate {
        private int readers;
        private boolean isWriting;

        synchronized void beginRead() throws InterruptedException {
            while (isWriting) {
                wait();
            }
            readers++;
        }

        synchronized void endRead() {
            readers--;
            notifyAll();
        }

        synchronized void beginWrite() throws InterruptedException {
            while (isWriting || readers > 0) {
                wait();
            }
            isWriting = true;
        }

        synchronized void endWrite() {
            isWriting = false;
            notifyAll();
        }
    }

    private final Gate gate = new Gate();
    private volatile int left;
    private volatile int right;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "read" -> read();
            case "write" -> write();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String write() throws InterruptedException {
        gate.beginWrite();
        left++;
        right++;
        gate.endWrite();
        return "ok";
    }

    private String read() throws InterruptedException {
        gate.beginRead();
        boolean isWhole = left == right;
        gate.endRead();
        return isWhole ? "ok" : "torn";
    }
}
