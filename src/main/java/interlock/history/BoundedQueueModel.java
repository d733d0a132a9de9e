package interlock.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A first-in first-out queue of bounded size that can be closed: `put v [ns]`, `take [ns]`,
/// `size`, `close`; the parameter `capacity`.
///
/// A `timeout` takes no effect and stands for an instant at which the queue was open and full
/// (`put`) or open and empty (`take`); `interrupted` takes no effect at any instant; `closed` is
/// the answer to a put once closed, to a take once closed and empty. `put nil` is `invalid`.
record BoundedQueueModel(long capacity) implements Model<BoundedQueueModel.Queue> {
    private static final String REFUSED = "nil";

    record Queue(List<String> items, boolean closed) {
        Queue {
            items = List.copyOf(items);
        }

        Queue with(String item) {
            var more = new ArrayList<>(items);
            more.add(item);
            return new Queue(more, closed);
        }

        Queue withoutFirst() {
            return new Queue(items.subList(1, items.size()), closed);
        }
    }

    static BoundedQueueModel of(Map<String, String> object) {
        return new BoundedQueueModel(Model.number(object, "capacity"));
    }

    @Override
    public Queue start(Map<String, String> object) {
        return new Queue(List.of(), false);
    }

    @Override
    public List<Queue> step(Queue queue, Operation operation) {
        return switch (operation.name()) {
            case "put" -> put(queue, operation);
            case "take" -> take(queue, operation);
            case "size" -> size(queue, operation);
            case "close" -> close(queue, operation);
            default -> throw Model.unknown("bounded-queue", operation);
        };
    }

    private List<Queue> put(Queue queue, Operation put) {
        if (put.args().isEmpty()) {
            throw Model.unknown("bounded-queue", put);
        }
        var item = put.args().getFirst();
        boolean isRefused = item.equals(REFUSED);
        boolean isFull = queue.items().size() >= capacity;
        if (!put.hasReturned()) {
            return queue.closed() || isFull || isRefused ? List.of() : List.of(queue.with(item));
        }
        return switch (put.answer()) {
            case "ok" ->
                    queue.closed() || isFull || isRefused ? List.of() : List.of(queue.with(item));
            case "timeout" -> when(isTimed(put, 1) && isFull && !queue.closed(), queue);
            case "closed" -> when(queue.closed(), queue);
            case "invalid" -> when(isRefused, queue);
            case "interrupted" -> List.of(queue);
            default -> List.of();
        };
    }

    private static List<Queue> take(Queue queue, Operation take) {
        boolean isEmpty = queue.items().isEmpty();
        if (!take.hasReturned()) {
            return isEmpty ? List.of() : List.of(queue.withoutFirst());
        }
        return switch (take.answer()) {
            case "timeout" -> when(isTimed(take, 0) && isEmpty && !queue.closed(), queue);
            case "closed" -> when(isEmpty && queue.closed(), queue);
            case "interrupted" -> List.of(queue);
            default ->
                    !isEmpty && take.answer().equals(queue.items().getFirst())
                            ? List.of(queue.withoutFirst())
                            : List.of();
        };
    }

    private static List<Queue> size(Queue queue, Operation size) {
        var now = String.valueOf(queue.items().size());
        return when(!size.hasReturned() || size.answer().equals(now), queue);
    }

    private static List<Queue> close(Queue queue, Operation close) {
        boolean isFine = !close.hasReturned() || close.answer().equals("ok");
        return isFine ? List.of(new Queue(queue.items(), true)) : List.of();
    }

    private static boolean isTimed(Operation operation, int index) {
        return Model.limit(operation, index) >= 0;
    }

    private static List<Queue> when(boolean isPossible, Queue same) {
        return isPossible ? List.of(same) : List.of();
    }
}
