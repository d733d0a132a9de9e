package interlock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void slots_share_no_core() throws InterruptedException {
        var slots = new Slots(2, 2, Set.of(0, 1, 2, 3));
        var seen = new HashSet<>(slots.take().slot().cpus());
        seen.addAll(slots.take().slot().cpus());
        assertEquals(Set.of(0, 1, 2, 3), seen);
    }

    @Test
    void a_slot_given_back_can_be_taken_again() throws InterruptedException {
        var slots = new Slots(1, 1, Set.of(7));
        try (var lease = slots.take()) {
            assertEquals(0, slots.freeNow());
            assertEquals(Set.of(7), lease.slot().cpus());
        }
        assertEquals(1, slots.freeNow());
    }

    @Test
    void a_small_machine_gives_its_only_slot_all_it_has() throws InterruptedException {
        assertEquals(Set.of(0), new Slots(1, 2, Set.of(0)).take().slot().cpus());
    }

    @Test
    void more_slots_than_cores_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Slots(2, 2, Set.of(0, 1)));
    }

    @Test
    void a_web_node_has_no_slots() {
        assertEquals(0, new Slots(0, 2, Set.of(0, 1)).freeNow());
    }
}
