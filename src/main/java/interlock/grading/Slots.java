package interlock.grading;

import interlock.sandbox.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;

/// The places of this node where boxes may run. Safe for use by many threads.
final class Slots {
    private final BlockingQueue<Slot> free;
    private final int count;

    /// Slots that own their cores.
    ///
    /// @param cores kernel numbers of the cores that may be used
    /// @throws IllegalArgumentException if a slot cannot have the cores it asks for
    Slots(int count, int coresPerSlot, Set<Integer> cores) {
        if (count < 0 || coresPerSlot < 1) {
            throw new IllegalArgumentException(
                    "slots must be at least 0 and cores per slot at least 1");
        }
        this(shareOut(count, coresPerSlot, List.copyOf(new TreeSet<>(cores))));
    }

    private Slots(List<Slot> slots) {
        count = slots.size();
        free = new ArrayBlockingQueue<>(Math.max(1, count));
        free.addAll(slots);
    }

    /// Slots that all run on the same cores: each is a load for the others, which no verdict may
    /// depend on.
    static Slots sharing(Set<Integer> cores, int count) {
        return new Slots(IntStream.range(0, count).mapToObj(i -> new Slot(i, cores)).toList());
    }

    int count() {
        return count;
    }

    int freeNow() {
        return free.size();
    }

    /// Waits for a free slot; closing the lease gives it back.
    Lease take() throws InterruptedException {
        return new Lease(free.take());
    }

    /// A machine with fewer cores than a slot asks for gives all it has.
    private static List<Slot> shareOut(int count, int coresPerSlot, List<Integer> cores) {
        int each = Math.min(coresPerSlot, cores.size());
        if (count > 1 && count * each > cores.size()) {
            throw new IllegalArgumentException(
                    "%d slots of %d cores need more than the %d cores here"
                            .formatted(count, each, cores.size()));
        }
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < count; i++) {
            slots.add(new Slot(i, Set.copyOf(cores.subList(i * each, (i + 1) * each))));
        }
        return slots;
    }

    final class Lease implements AutoCloseable {
        private final Slot slot;

        private Lease(Slot slot) {
            this.slot = slot;
        }

        Slot slot() {
            return slot;
        }

        @Override
        public void close() {
            free.add(slot);
        }
    }
}
