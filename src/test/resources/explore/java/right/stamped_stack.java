// step main start A B
// step main join A B
// step main check
// step A pop
// step B shuffle
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicStampedReference;

/// A stamp tells a node that came back from one that stayed.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Node {
        private volatile Node below;

        Node(Node below) {
            this.below = below;
        }
    }

    private final AtomicStampedReference<Node> top =
            new AtomicStampedReference<>(new Node(new Node(null)), 0);
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
        var stamp = new int[1];
        while (true) {
            var seen = top.get(stamp);
            if (seen == null) {
                return null;
            }
            if (top.compareAndSet(seen, seen.below, stamp[0], stamp[0] + 1)) {
                taken.incrementAndGet();
                return seen;
            }
        }
    }

    private void push(Node node) {
        var stamp = new int[1];
        do {
            node.below = top.get(stamp);
        } while (!top.compareAndSet(node.below, node, stamp[0], stamp[0] + 1));
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
        for (var node = top.getReference(); node != null; node = node.below) {
            left++;
        }
        return left + taken.get() == 2 ? "ok" : left + "-left-" + taken + "-taken";
    }
}
