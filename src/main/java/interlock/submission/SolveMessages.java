package interlock.submission;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of the catalogue and of the page an exercise is solved on; `%name%` parts are filled
/// in by scripts.
@MessageBundle("solve")
public interface SolveMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String noExercises();

    @Message
    String noExercisesHint();

    @Message
    String uploadOne();

    @Message
    String minutes(int minutes);

    @Message
    String difficulty(int difficulty);

    @Message
    String notTried();

    @Message
    String bestSoFar();

    @Message
    String statement();

    @Message
    String split();

    @Message
    String language();

    @Message
    String files();

    @Message
    String addFile();

    @Message
    String renameFile();

    @Message
    String removeFile();

    @Message
    String removeFileQuestion();

    @Message
    String fileName();

    @Message
    String badFileName();

    @Message
    String fileExists();

    @Message
    String use();

    @Message
    String cancel();

    @Message
    String editor();

    @Message
    String reset();

    @Message
    String resetQuestion();

    @Message
    String saved();

    @Message
    String saving();

    @Message
    String unsaved();

    @Message
    String offline();

    @Message
    String signedOut();

    @Message
    String deviceFull();

    @Message
    String saveRefused();

    @Message
    String saveConflict();

    @Message
    String conflict();

    @Message
    String keepMine();

    @Message
    String takeTheirs();

    @Message
    String sessionOver();

    @Message
    String signInAgain();

    @Message
    String run();

    @Message
    String submit();

    @Message
    String result();

    @Message
    String resultHint();

    @Message
    String sentRun();

    @Message
    String sentSubmit();

    @Message
    String unreachable();

    @Message
    String refused();

    @Message
    String attempts();

    @Message
    String noAttempts();

    @Message
    String load();

    @Message
    String putAside();

    @Message
    String keyRun();

    @Message
    String keySubmit();

    @Message
    String keyLeaveEditor();

    @Message
    String keyFiles();

    @Message
    String keyRename();

    @Message
    String keySearch();

    @Message
    String keyComplete();
}
