package interlock.submission;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of reports, of lists of submissions and of live progress; `%name%` parts are filled
/// in by scripts.
@MessageBundle("report")
public interface ReportMessages {
    @Message
    String title(String exercise);

    @Message
    String queued();

    @Message
    String reconnecting();

    @Message
    String waitingAgain();

    @Message
    String stageRunning();

    @Message
    String caseDone();

    @Message
    String verdictReached();

    @Message
    String inProgress();

    @Message
    String scoreOf();

    @Message
    String sampleRun();

    @Message
    String fullReport();

    @Message
    String backToExercise();

    @Message
    String findings();

    @Message
    String compilerMessages();

    @Message
    String evidence(int lines);

    @Message
    String goToLine(String file, int line);

    @Message
    String onlyVerdict();

    @Message
    String schedule(int number);

    @Message
    String schedules();

    @Message
    String seeSchedule();

    @Message
    String swimHint();

    @Message
    String swimEngine(String version);

    @Message
    String swimOrigin(String testCase, int draw, long seed, long k, int steps);

    @Message
    String step();

    @Message
    String stepWord(StepWord word);

    @Message
    String fold(int steps);

    @Message
    String telling();

    @Message
    String locks();

    @Message
    String lockHeld();

    @Message
    String lockWanted();

    @Message
    String holds();

    @Message
    String wants();

    @Message
    String atTheEnd();

    @Message
    String threadEnded();

    @Message
    String threadRunning();

    @Message
    String threadBlocked();

    @Message
    String previousStep();

    @Message
    String nextStep();

    @Message
    String stepOf();

    @Message
    String noLine();

    @Message
    String keySteps();

    @Message
    String keyStepEnds();

    @Message
    String keyStepLine();

    @Message
    String keyBack();

    @Message
    String steps(int steps);

    @Message
    String stepNumber(int number);

    @Message
    String stages();

    @Message
    String stage();

    @Message
    String status();

    @Message
    String points();

    @Message
    String took();

    @Message
    String measured();

    @Message
    String cases();

    @Message
    String casesHint();

    @Message
    String testCase();

    @Message
    String chart(String title, String load, int runs);

    @Message
    String spread(int passed, int runs, String shortest, String median, String longest);

    @Message
    String median(String median);

    @Message
    String runsPassed(int passed, int runs);

    @Message
    String notRun();

    @Message
    String usage();

    @Message
    String usageOf(String used, String limit);

    @Message
    String resource(Report.Resource resource);

    @Message
    String code();

    @Message
    String line(int line);

    @Message
    String output();

    @Message
    String noOutput();

    @Message
    String judgeNote();

    @Message
    String handedIn();

    @Message
    String exercise();

    @Message
    String candidate();

    @Message
    String language();

    @Message
    String verdict();

    @Message
    String score();

    @Message
    String kind(Kind kind);

    @Message
    String state(State state);

    @Message
    String open();

    @Message
    String actions();
}
