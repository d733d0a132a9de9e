package interlock.engine;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which classes of the JDK programs get a rewritten copy of, and what the copies are called.
/// Interfaces, exceptions and what other parts of the JDK exchange stay the JDK's.
final class ShadowNames {
    /// What copies are for.
    enum Kind {
        /// Made for many threads: its own accesses are right, only their order counts.
        CONCURRENT,
        /// Made for one thread: each access counts as one of the caller.
        PLAIN
    }

    static final String PREFIX = "interlock/shadow/";

    private static final String UTIL = "java/util/";
    private static final String CONCURRENT = "java/util/concurrent/";

    private static final Set<String> CONCURRENT_TOPS =
            words(
                    """
                    AbstractExecutorService ArrayBlockingQueue CompletableFuture
                    CompletionStage ConcurrentHashMap ConcurrentLinkedDeque
                    ConcurrentLinkedQueue ConcurrentSkipListMap ConcurrentSkipListSet
                    CopyOnWriteArrayList CopyOnWriteArraySet CountDownLatch CountedCompleter
                    CyclicBarrier DelayQueue DelayScheduler Exchanger
                    ExecutorCompletionService Executors ForkJoinPool ForkJoinTask
                    ForkJoinWorkerThread FutureTask Helpers LinkedBlockingDeque
                    LinkedBlockingQueue LinkedTransferQueue Phaser PriorityBlockingQueue
                    RecursiveAction RecursiveTask RejectedExecutionHandler
                    ScheduledThreadPoolExecutor Semaphore SubmissionPublisher
                    SynchronousQueue ThreadPerTaskExecutor ThreadPoolExecutor
                    atomic/AtomicBoolean atomic/AtomicInteger atomic/AtomicIntegerArray
                    atomic/AtomicLong atomic/AtomicLongArray atomic/AtomicMarkableReference
                    atomic/AtomicReference atomic/AtomicReferenceArray
                    atomic/AtomicStampedReference atomic/DoubleAccumulator
                    atomic/DoubleAdder atomic/LongAccumulator atomic/LongAdder
                    atomic/Striped64 locks/AbstractOwnableSynchronizer
                    locks/AbstractQueuedLongSynchronizer locks/AbstractQueuedSynchronizer
                    locks/ReentrantLock locks/ReentrantReadWriteLock locks/StampedLock
                    """);

    private static final Set<String> PLAIN_TOPS =
            words(
                    """
                    AbstractCollection AbstractList AbstractMap AbstractQueue
                    AbstractSequentialList AbstractSet ArrayDeque ArrayList BitSet
                    Collections Comparators HashMap HashSet IdentityHashMap LinkedHashMap
                    LinkedHashSet LinkedList PriorityQueue Stack TreeMap TreeSet Vector
                    WeakHashMap
                    """);

    private static final Set<String> BY_HASH = Set.of("java/util/HashSet", "java/util/HashMap");

    private static final Set<String> TIMER_TOPS =
            Set.of("Timer", "TimerTask", "TimerThread", "TaskQueue");

    /// Classes of the library whose static state is more than constants.
    static final Set<String> STATEFUL =
            Set.of(
                    PREFIX + "concurrent/ForkJoinPool",
                    PREFIX + "concurrent/Executors$DefaultThreadFactory",
                    PREFIX + "concurrent/ScheduledThreadPoolExecutor",
                    PREFIX + "concurrent/SubmissionPublisher",
                    PREFIX + "Timer");

    private ShadowNames() {}

    private static Set<String> words(String text) {
        return Pattern.compile("\\s+").splitAsStream(text).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a name is a copy's.
    static boolean isShadow(String internalName) {
        return internalName.startsWith(PREFIX);
    }

    /// The class that a copy is of.
    static String original(String shadow) {
        return UTIL + shadow.substring(PREFIX.length());
    }

    static Kind kind(String shadow) {
        String original = original(shadow);
        return original.startsWith(CONCURRENT) || TIMER_TOPS.contains(top(original, UTIL))
                ? Kind.CONCURRENT
                : Kind.PLAIN;
    }

    static boolean isShadowed(String original) {
        if (original.startsWith(CONCURRENT)) {
            return CONCURRENT_TOPS.contains(top(original, CONCURRENT));
        }
        if (!original.startsWith(UTIL)) {
            return false;
        }
        String top = top(original, UTIL);
        return PLAIN_TOPS.contains(top) || TIMER_TOPS.contains(top);
    }

    /// What a name in a class is to be replaced by.
    ///
    /// @param inside whether the class is itself a copy made for many threads: it keeps its
    ///     collections to itself, so these stay the JDK's, except those whose order hangs on hash
    ///     codes by identity
    static String renamed(String name, boolean inside) {
        if (name.equals("java/lang/Thread$Builder$OfVirtual")) {
            return "java/lang/Thread$Builder$OfPlatform";
        }
        boolean own = inside && isPlain(name) && !BY_HASH.contains(name);
        return isShadowed(name) && !own ? PREFIX + name.substring(UTIL.length()) : name;
    }

    private static boolean isPlain(String name) {
        return name.startsWith(UTIL) && PLAIN_TOPS.contains(top(name, UTIL));
    }

    private static String top(String name, String prefix) {
        int nested = name.indexOf('$');
        return name.substring(prefix.length(), nested < 0 ? name.length() : nested);
    }
}
