// step main start A B
// step main join A B
// step A one
// step B other
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Both take the locks in one order.
public final class Adapter implements interlock.harness.Adapter {
    private record Account(int number, Lock lock) {}

    private final Account first = new Account(1, new ReentrantLock());
    private final Account second = new Account(2, new ReentrantLock());

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "one" -> move(first, second);
            case "other" -> move(second, first);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String move(Account from, Account to) {
        var outer = from.number < to.number ? from : to;
        var inner = outer == from ? to : from;
        outer.lock.lock();
        inner.lock.lock();
        inner.lock.unlock();
        outer.lock.unlock();
        return "ok";
    }
}
