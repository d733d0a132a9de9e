// step main start A B
// step main join A B
// step main check
// step A add
// step B take
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// One method locks the class, the other the object.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Stock {
        private static volatile int left = 5;

        static synchronized void add() {
            left++;
        }

        synchronized void take() {
            left--;
        }
    }

    private final Stock stock = new Stock();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> added();
            case "take" -> taken();
            case "check" -> Stock.left == 5 ? "ok" : "left-" + Stock.left;
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String added() {
        Stock.add();
        return "ok";
    }

    private String taken() {
        stock.take();
        return "ok";
    }
}
