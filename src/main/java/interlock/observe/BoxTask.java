package interlock.observe;

/// A kernel thread as numbered inside its box, which is how histories name it.
public record BoxTask(long pid, long tid) {
    @Override
    public String toString() {
        return pid + "/" + tid;
    }
}
