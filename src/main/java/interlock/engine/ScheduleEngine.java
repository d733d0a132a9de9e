package interlock.engine;

import interlock.harness.Harness;
import interlock.harness.Recorder;
import interlock.harness.Requests;
import interlock.harness.Script;
import interlock.harness.ScriptException;
import java.util.List;

/// The program that stands in for the harness where schedules are explored: it speaks the harness
/// protocol up to a case's steps, then runs them as the exploration protocol asks.
public final class ScheduleEngine {
    private final Requests requests;
    private final Output output;
    private final RewrittenProgram program;
    private final Carrier carrier = new Carrier();
    private final Journal journal = new Journal();

    private ScheduleEngine(Requests requests, Output output, RewrittenProgram program) {
        this.requests = requests;
        this.output = output;
        this.program = program;
    }

    /// @param args another class of adapters than the exercise's, if any
    public static void main(String[] args) {
        ImmutableOrder.fix();
        var requests = Requests.standard();
        var output = Output.standard();
        Recorder.claimStreams();
        String adapter = args.length == 0 ? Harness.ADAPTER : args[0];
        try {
            var program = new RewrittenProgram(adapter, ScheduleEngine.class.getClassLoader());
            program.load();
            output.tell("ready", "");
            new ScheduleEngine(requests, output, program).serve();
            Runtime.getRuntime().halt(0);
        } catch (ScriptException fault) {
            output.fatal(String.valueOf(fault.getMessage()));
        }
    }

    private void serve() {
        new Watch(output, journal).begin();
        var script = new Script();
        var exploration = exploration(script);
        while (true) {
            List<String> words = requests.next();
            if (words.isEmpty()) {
                throw new ScriptException("an empty request");
            }
            List<String> rest = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "case" -> {
                    script = Script.named(rest);
                    exploration = exploration(script);
                }
                case "object" -> script.object(rest);
                case "step" -> script.step(rest);
                case "explore" -> explore(exploration, rest);
                case "replay" -> replay(exploration, rest);
                case "bye" -> {
                    return;
                }
                default -> throw new ScriptException("unknown request '" + words + "'");
            }
        }
    }

    private ScriptSchedules exploration(Script script) {
        return new ScriptSchedules(program, script, carrier, journal);
    }

    private void explore(ScriptSchedules exploration, List<String> words) {
        if (words.size() != 5) {
            throw new ScriptException("explore takes NONCE SEED FROM COUNT MILLIS");
        }
        String nonce = words.get(0);
        long from = number(words.get(2));
        long count = number(words.get(3));
        long end = System.nanoTime() + number(words.get(4)) * 1_000_000;
        Streams.silence();
        var races = new Races(journal);
        long done = 0;
        while (done < count && (done == 0 || System.nanoTime() < end)) {
            var draw = new ScriptSchedules.Draw(words.get(1), from + done);
            String outcome = exploration.schedule(nonce, draw, races, false);
            output.write(journal.bytes());
            done++;
            if (outcome.startsWith("uncontrolled")) {
                break;
            }
        }
        output.tell("explored", nonce + ' ' + done);
    }

    private void replay(ScriptSchedules exploration, List<String> words) {
        if (words.size() != 3) {
            throw new ScriptException("replay takes NONCE SEED K");
        }
        Streams.restore();
        var draw = new ScriptSchedules.Draw(words.get(1), number(words.get(2)));
        exploration.schedule(words.getFirst(), draw, new Races(journal), true);
        output.write(journal.bytes());
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException notNumber) {
            throw new ScriptException("not a whole number: " + word);
        }
    }
}
