package interlock.harness;

import java.util.List;

/// Where a recorder writes its history and takes its answers from: the pipes of this process, or
/// an engine that runs many schedules of one script.
public interface Chronicle {
    /// Writes one line of the history.
    ///
    /// @param thread what the history calls the calling thread
    /// @param kind the kind of line
    /// @param rest encoded words, or nothing
    void line(String thread, String kind, String rest);

    /// What is told of the message of an exception.
    default String message(String thrown) {
        return thrown;
    }

    /// Writes an `ask` line, then waits for the answer.
    ///
    /// @param words what is asked, encoded
    /// @return the words of the answer
    List<String> ask(String thread, String words);
}
