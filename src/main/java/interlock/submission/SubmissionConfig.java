package interlock.submission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of what is handed in and of what is kept of its grading.
@ConfigMapping(prefix = "interlock.submission")
interface SubmissionConfig {
    /// Files of one submission or draft.
    @WithDefault("20")
    int filesMax();

    /// UTF-8 bytes of all files of one submission or draft together.
    @WithDefault("256K")
    MemorySize filesSizeMax();

    /// Submissions of one account that wait or are graded at one time.
    @WithDefault("3")
    int openMax();

    /// Submissions of one account within one minute.
    @WithDefault("20")
    int perMinuteMax();

    /// Schedules that one account may have played again within one minute.
    @WithDefault("6")
    int replaysPerMinuteMax();

    /// Live streams that one node serves at one time.
    @WithDefault("5000")
    int streamsMax();

    /// After so long a live stream ends; its client asks again by itself.
    @WithDefault("10m")
    Duration streamMax();

    /// What a live stream sends at least this often, to keep proxies from closing it.
    @WithDefault("15s")
    Duration heartbeat();

    /// How long a broken connection to the database's notifications waits before the next try.
    @WithDefault("2s")
    Duration listenAgain();

    /// Characters kept of what the candidate's program printed.
    @WithDefault("65536")
    int outputCharsMax();

    /// Characters kept of one line of evidence, one message or one value.
    @WithDefault("4000")
    int lineCharsMax();

    /// Findings kept of one submission, gravest stage first as grading gave them.
    @WithDefault("200")
    int findingsMax();

    /// Compiler messages kept of one submission.
    @WithDefault("200")
    int diagnosticsMax();

    /// Runs kept of one submission.
    @WithDefault("5000")
    int runsMax();

    /// Characters kept of the history of one run.
    @WithDefault("262144")
    int historyCharsMax();

    /// Compressed bytes kept of all histories of one submission; failed runs are kept first.
    @WithDefault("8M")
    MemorySize historiesSizeMax();
}
