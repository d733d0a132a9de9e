package interlock.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds from the steps of a schedule who had which lock when. Confined to one schedule.
///
/// Engines write `lock` when it is asked for, some once more when it is had; only one of them
/// writes how deep a lock is held. So having it is concluded from what its thread does next: it
/// cannot go on without it.
public final class LockTimes {
    private final int end;
    private final Map<Key, Attempt> open = new LinkedHashMap<>();
    private final Map<String, String> monitors = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();

    private record Key(String thread, String lock) {}

    private static final class Attempt {
        final Key key;
        final int wanted;
        int goneOn;
        int held;
        int released;
        int waited;

        Attempt(Key key, int wanted, int end) {
            this.key = key;
            this.wanted = wanted;
            this.goneOn = end;
            this.held = end;
            this.released = end;
            this.waited = end;
        }

        LockTime time() {
            return new LockTime(key.thread, key.lock, wanted, held, released);
        }
    }

    private LockTimes(int end) {
        this.end = end;
    }

    /// In the order in which they were asked for.
    public static List<LockTime> of(Schedule schedule) {
        var times = new LockTimes(schedule.steps().size());
        for (int i = 0; i < schedule.steps().size(); i++) {
            times.take(i, schedule.steps().get(i));
        }
        schedule.ends().forEach(times::take);
        return times.settled();
    }

    private void take(int index, Schedule.Step step) {
        var key = new Key(step.thread(), step.act().object());
        var op = step.act().op();
        boolean asks = op.equals("lock") || op.equals("blocked");
        for (var attempt : open.values()) {
            boolean goesOn = attempt.key.thread.equals(step.thread());
            if (goesOn && attempt.goneOn == end && !(asks && attempt.key.equals(key))) {
                attempt.goneOn = index;
            }
        }
        switch (op) {
            case "lock", "blocked" -> ask(index, key);
            case "unlock" -> release(index, key);
            case "wait" -> await(index, key);
            case "wake", "spurious", "interrupt" -> resume(index, key);
            case "timeout" -> {
                attempts.remove(open.remove(key));
                resume(index, key);
            }
            default -> {}
        }
    }

    private void ask(int index, Key key) {
        var before = open.get(key);
        if (before != null && before.waited < index) {
            close(key, before.waited);
            before = null;
        }
        if (before == null) {
            var attempt = new Attempt(key, index, end);
            open.put(key, attempt);
            attempts.add(attempt);
        }
    }

    /// Some locks may be given back by another thread than the one that took them.
    private void release(int index, Key key) {
        var held =
                open.containsKey(key)
                        ? Optional.of(key)
                        : open.keySet().stream()
                                .filter(other -> other.lock.equals(key.lock))
                                .findFirst();
        held.ifPresent(taken -> close(taken, index));
    }

    /// A monitor is given back by waiting on it. A condition of another name may give back a lock
    /// that the step does not tell: whether it did shows later.
    private void await(int index, Key key) {
        if (open.containsKey(key)) {
            close(key, index);
            monitors.put(key.thread, key.lock);
        } else {
            open.values().stream()
                    .filter(attempt -> attempt.key.thread.equals(key.thread))
                    .forEach(attempt -> attempt.waited = index);
        }
    }

    private void resume(int index, Key key) {
        if (monitors.remove(key.thread, key.lock)) {
            ask(index, key);
        }
    }

    private void close(Key key, int index) {
        var attempt = open.remove(key);
        if (attempt != null) {
            attempt.released = index;
        }
    }

    /// A thread that did nothing after asking has the lock unless it ended up waiting for it.
    private void take(Schedule.End last) {
        var blocked = last.blocked();
        for (var attempt : open.values()) {
            boolean isIts = attempt.key.thread.equals(last.thread());
            if (isIts && attempt.goneOn == end) {
                boolean isWaiting = blocked != null && blocked.object().equals(attempt.key.lock);
                attempt.goneOn = isWaiting ? end : end - 1;
            }
        }
    }

    /// Who went on first had it first. One that went on while another had it, and never gave it
    /// back, had tried in vain; one that did give it back shares it, as readers do.
    private List<LockTime> settled() {
        var holders = new LinkedHashMap<String, Attempt>();
        var had = new ArrayList<>(attempts);
        had.removeIf(attempt -> attempt.goneOn == end);
        had.sort(Comparator.comparingInt(attempt -> attempt.goneOn));
        for (var attempt : had) {
            var before = holders.get(attempt.key.lock);
            if (before != null && attempt.goneOn < before.released) {
                before.released = Math.min(before.released, before.waited);
            }
            if (before != null && attempt.goneOn < before.released) {
                if (attempt.released == end) {
                    attempts.remove(attempt);
                    continue;
                }
                attempt.held = attempt.wanted;
            } else {
                int free = before == null ? 0 : before.released + 1;
                attempt.held = Math.max(attempt.wanted, free);
            }
            holders.put(attempt.key.lock, attempt);
        }
        return attempts.stream().map(Attempt::time).toList();
    }
}
