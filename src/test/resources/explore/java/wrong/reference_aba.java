// step main start A B
// step main join A B
// step main check
// step A pop
// step B shuffle
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A node that was taken and put back hides that the one below it is gone.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Node {
        private volatile Node below;

        Node(Node below) {
            this.below = below;
        }
    }

    private final AtomicReference<Node> top = new AtomicReference<>(new Node(new Node(null)));
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "pop" -> popped();
            case "shuffle" -> shuffle();
            case "check" -> check();
            default -> throw ScriptException.unknown(op);
        };
    }

    private Node pop() {
        while (true) {
            var seen = top.get();
            if (seen == null) {
                return null;
            }
            if (top.compareAndSet(seen, seen.below)) {
                taken.incrementAndGet();
                return seen;
            }
        }
    }

    private void push(Node node) {
        do {
            node.below = top.get();
        } while (!top.compareAndSet(node.below, node));
        taken.decrementAndGet();
    }

    private String popped() {
        pop();
        return "ok";
    }

    private String shuffle() {
        var first = pop();
        pop();
        if (first != null) {
            push(first);
        }
        return "ok";
    }

    /// Of two nodes each is either taken or there.
    private String check() {
        int left = 0;
        for (var node = top.get(); node != null; node = node.below) {
            left++;
        }
        return left + taken.get() == 2 ? "ok" : left + "-left-" + taken + "-taken";
    }
}
