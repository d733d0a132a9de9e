package interlock.harness;

import java.util.List;

/// What an exercise brings to let scripts drive the candidate's code: `exercise.Adapter`, public,
/// with a public constructor without parameters. Each case gets a new one; `create` is called
/// once by the main thread, `call` then by the script's threads at the same time.
public interface Adapter {
    /// Builds the object under test. What this throws is held against the candidate.
    ///
    /// @throws ScriptException if a parameter makes no sense: the exercise's fault
    void create(Parameters parameters, Recorder recorder) throws Throwable;

    /// Carries out one operation on the object under test.
    ///
    /// @return the result: one word, or several made with [Words#join]
    /// @throws ScriptException if there is no such operation: the exercise's fault
    /// @throws Throwable any other exception is recorded as one the contract does not name
    String call(String op, List<String> args) throws Throwable;
}
