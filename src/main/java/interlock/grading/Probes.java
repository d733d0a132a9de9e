package interlock.grading;

import interlock.history.Event;
import interlock.observe.Asleep;
import interlock.observe.BoxTask;
import interlock.observe.Burst;
import interlock.observe.ControlSleeper;
import interlock.observe.DeadlockWatch;
import interlock.observe.Gates;
import interlock.observe.LeftOvers;
import interlock.observe.ObserveConfig;
import interlock.observe.Pace;
import interlock.observe.Quiet;
import interlock.observe.Starving;
import interlock.observe.Tasks;
import interlock.observe.Zombies;
import interlock.sandbox.Box;
import interlock.verdict.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Answers what a script asks the grader, from what the kernel shows of the box. Confined to one
/// conversation.
final class Probes {
    private static final Duration START_PAUSE = Duration.ofMillis(2);
    private static final Duration LOOK_PAUSE = Duration.ofMillis(20);

    private static final String SWITCHES = "switches=";

    private final Tasks tasks;
    private final ObserveConfig config;
    private final Pace pace;
    private final Asleep asleep;
    private final Quiet quiet;
    private final Burst burst;
    private LeftOvers baseline;

    /// Takes in what was said meanwhile.
    interface Listening {
        void listen() throws InterruptedException;
    }

    Probes(Box box, ObserveConfig config, Pace pace) {
        this.config = config;
        this.pace = pace;
        tasks = Tasks.of(box);
        asleep = new Asleep(tasks, config, pace);
        quiet = new Quiet(tasks, config, pace);
        burst = new Burst(box, config, pace);
        baseline = LeftOvers.since(tasks);
    }

    /// An answer and what was found while it was sought.
    ///
    /// @param words of the question, with only those threads that were seen asleep
    record Answer(List<String> words, List<Finding> faults) {
        /// As it is kept in the history.
        Event asEvent(Event question, long nowNanos) {
            return new Event(
                    nowNanos,
                    question.pid(),
                    question.tid(),
                    question.thread(),
                    Event.Kind.ANSWER,
                    words);
        }
    }

    /// @throws IllegalStateException if there is no such question: the exercise's fault
    Answer answer(Event question, CaseInPlay inPlay, Listening listening)
            throws InterruptedException {
        var words = question.words();
        return switch (words.getFirst()) {
            case "asleep" -> asleep(words, inPlay, listening);
            case "settle" -> settle(question, inPlay, listening);
            case "quiet" -> quiet(question, inPlay);
            case "returned" -> returned(words, inPlay, listening);
            case "burst" -> burst(question);
            default ->
                    throw new IllegalStateException(
                            "a script asks '%s', which nobody can answer"
                                    .formatted(String.join(" ", words)));
        };
    }

    /// The gates of one case.
    Gates gates(long seed) {
        return new Gates(tasks, new Random(seed), config);
    }

    /// A watch for one case.
    DeadlockWatch deadlockWatch() {
        return new DeadlockWatch(tasks, config, pace);
    }

    /// A sleeper for one case.
    ControlSleeper controlSleeper() {
        return ControlSleeper.start(pace);
    }

    /// To be called while the harness waits for its first case.
    void rememberWhatIsThere() {
        baseline = LeftOvers.since(tasks);
    }

    /// Processes that nobody waited for, and what else was not there before. What is only about to
    /// go is given the time a child may stay without being waited for, and whoever has no core is
    /// given the time to get one.
    List<Finding> leftOvers() throws InterruptedException {
        var zombies = new Zombies(tasks, pace);
        var dead = zombies.look();
        var left = baseline.findings();
        long begin = pace.nanos();
        var starving = new Starving(tasks);
        while ((!dead.isEmpty() || !left.isEmpty())
                && isEarly(pace.nanos() - begin, config.zombieAge(), starving.look())) {
            pace.pause(LOOK_PAUSE);
            dead = zombies.look();
            left = baseline.findings();
        }
        // Once more: the last look may have been long before the end of the time.
        var tooOld =
                zombies.look().stream()
                        .filter(one -> one.age().compareTo(config.zombieAge()) >= 0)
                        .toList();
        var all = new ArrayList<>(Zombies.findings(tooOld));
        all.addAll(left);
        return all;
    }

    private boolean isEarly(long nanos, Duration limit, boolean isStarving) {
        return nanos < (isStarving ? config.starvingMax() : limit).toNanos();
    }

    private Answer asleep(List<String> words, CaseInPlay inPlay, Listening listening)
            throws InterruptedException {
        var names = words.subList(1, words.size());
        awaitCalls(names, inPlay, listening);
        var wanted = new HashSet<BoxTask>();
        names.forEach(name -> inPlay.thread(name).ifPresent(where -> wanted.add(task(where))));
        var seen = asleep.await(wanted);
        listening.listen();
        return answer("asleep", names, seen.asleep(), inPlay);
    }

    /// A thread that was only just started may not have come to its operation yet.
    private void awaitCalls(List<String> names, CaseInPlay inPlay, Listening listening)
            throws InterruptedException {
        awaitAll(names, where -> where.isInOperation() || where.isGone(), inPlay, listening);
    }

    /// `returned N A B…`: whoever was told to go on has come back from its Nth operation, however
    /// late it looks. One that polls seems to sleep meanwhile.
    private Answer returned(List<String> words, CaseInPlay inPlay, Listening listening)
            throws InterruptedException {
        int count = Integer.parseInt(words.get(1));
        var names = words.subList(2, words.size());
        awaitAll(names, where -> where.returned() >= count || where.isGone(), inPlay, listening);
        return new Answer(List.of("returned"), List.of());
    }

    private void awaitAll(
            List<String> names,
            Predicate<CaseInPlay.Where> isThere,
            CaseInPlay inPlay,
            Listening listening)
            throws InterruptedException {
        long begin = pace.nanos();
        var starving = new Starving(tasks);
        while (!names.stream().allMatch(name -> inPlay.thread(name).filter(isThere).isPresent())
                && isEarly(pace.nanos() - begin, config.asleepLimit(), starving.look())) {
            pace.pause(START_PAUSE);
            listening.listen();
        }
    }

    private Answer settle(Event question, CaseInPlay inPlay, Listening listening)
            throws InterruptedException {
        var seen = asleep.awaitAllBut(Set.of(new BoxTask(question.pid(), question.tid())));
        listening.listen();
        var others = new ArrayList<>(inPlay.alive());
        others.remove(question.thread());
        return answer("settle", others, seen.asleep(), inPlay);
    }

    /// `quiet NS [switches=N] [A B…]`: with nobody named, all of the exercise but the asker.
    private Answer quiet(Event question, CaseInPlay inPlay) throws InterruptedException {
        var window = Duration.ofNanos(Long.parseLong(question.words().get(1)));
        var rest = question.words().subList(2, question.words().size());
        var allowed = quiet.allowed();
        var names = new ArrayList<String>();
        for (var word : rest) {
            if (word.startsWith(SWITCHES)) {
                double switches = Double.parseDouble(word.substring(SWITCHES.length()));
                allowed = new Quiet.Allowed(allowed.runnable(), switches);
            } else {
                names.add(word);
            }
        }
        var judged = names.isEmpty() ? allBut(question) : tasksOf(names, inPlay);
        var report = quiet.watch(judged, window);
        return new Answer(question.words(), report.findings(allowed));
    }

    private Set<BoxTask> allBut(Event asker) {
        var all = new HashSet<BoxTask>();
        tasks.ofExercise().forEach(task -> all.add(task.inside()));
        all.remove(new BoxTask(asker.pid(), asker.tid()));
        return all;
    }

    private static Set<BoxTask> tasksOf(List<String> names, CaseInPlay inPlay) {
        return names.stream()
                .flatMap(name -> inPlay.thread(name).stream())
                .filter(where -> !where.isGone())
                .map(Probes::task)
                .collect(Collectors.toSet());
    }

    /// `burst stopped|running PID…`: these children of the asking process are to end at once.
    private Answer burst(Event question) throws InterruptedException {
        var words = question.words();
        var children =
                words.subList(2, words.size()).stream()
                        .map(Long::parseLong)
                        .collect(Collectors.toSet());
        var outcome = burst.run(question.pid(), children, words.get(1).equals("stopped"));
        return new Answer(words, Zombies.findings(outcome.left()));
    }

    private static Answer answer(
            String what, List<String> names, Set<BoxTask> asleep, CaseInPlay inPlay) {
        var words = new ArrayList<String>();
        words.add(what);
        names.stream()
                .filter(
                        name ->
                                inPlay.thread(name)
                                        .filter(where -> asleep.contains(task(where)))
                                        .isPresent())
                .forEach(words::add);
        return new Answer(List.copyOf(words), List.of());
    }

    private static BoxTask task(CaseInPlay.Where where) {
        return new BoxTask(where.pid(), where.tid());
    }
}
