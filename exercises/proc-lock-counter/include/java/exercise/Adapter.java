package exercise;

import interlock.harness.ChildJvm;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import interlock.harness.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the JVMs in which the candidate's counter works: `run`, then `total`.
///
/// Parameters: procs, rounds, start; fault=N (each N-th save is refused); hold.load=N and
/// hold.nanos (the N-th load takes so long); delay.* as in [interlock.harness.Delays].
public final class Adapter implements interlock.harness.Adapter {
    private Parameters parameters;
    private Path numbers;
    private Path lock;
    private SharedNumbers shared;

    @Override
    public void create(Parameters parameters, Recorder recorder) throws IOException {
        this.parameters = parameters;
        lock = Files.createTempFile("lock", "");
        numbers = Files.createTempFile("store", "");
        shared = SharedNumbers.in(numbers, procs());
        shared.set(SharedNumbers.VALUE, parameters.number("start"));
    }

    private int procs() {
        return Math.toIntExact(parameters.number("procs"));
    }

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            case "total" -> String.valueOf(shared.get(SharedNumbers.VALUE));
            default -> throw new ScriptException("no operation " + op);
        };
    }

    private String run() throws IOException, InterruptedException {
        List<Process> workers = new ArrayList<>();
        for (int number = 1; number <= procs(); number++) {
            workers.add(start(number));
        }
        int broken = 0;
        for (Process worker : workers) {
            broken += worker.waitFor() == 0 ? 0 : 1;
        }
        if (broken > 0) {
            throw new IllegalStateException(broken + " of the processes did not end by themselves");
        }
        long failures = shared.failures(procs());
        return failures == 0 ? "ok" : Words.join("failed", String.valueOf(failures));
    }

    private Process start(int number) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(String.valueOf(number));
        words.add(numbers.toString());
        words.add(lock.toString());
        parameters.values().forEach((key, value) -> words.add(key + "=" + value));
        return ChildJvm.start(Worker.class, words.toArray(String[]::new));
    }
}
