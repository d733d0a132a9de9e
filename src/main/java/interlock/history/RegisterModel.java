package interlock.history;

import java.util.List;
import java.util.Map;

/// One variable: `write v`, `read`, `compare-and-set expected v` (`true`, `false`); the parameter
/// `start`, `nil` if not given.
record RegisterModel() implements Model<String> {
    @Override
    public String start(Map<String, String> object) {
        return object.getOrDefault("start", "nil");
    }

    @Override
    public List<String> step(String value, Operation operation) {
        int args = operation.args().size();
        if (operation.name().equals("write") && args == 1) {
            boolean isFine = !operation.hasReturned() || operation.answer().equals("ok");
            return isFine ? List.of(operation.args().getFirst()) : List.of();
        }
        if (operation.name().equals("read") && args == 0) {
            boolean isFine = !operation.hasReturned() || operation.answer().equals(value);
            return isFine ? List.of(value) : List.of();
        }
        if (operation.name().equals("compare-and-set") && args == 2) {
            boolean isEqual = value.equals(operation.args().getFirst());
            boolean isFine =
                    !operation.hasReturned() || operation.answer().equals(String.valueOf(isEqual));
            return isFine ? List.of(isEqual ? operation.args().get(1) : value) : List.of();
        }
        throw Model.unknown("register", operation);
    }
}
