package exercise.api;

/// The store refused to save a number.
public final class StoreRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreRefused() {
        super("the store refused to save");
    }
}
