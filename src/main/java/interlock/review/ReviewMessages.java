package interlock.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of the reviewers' pages.
@MessageBundle("review")
public interface ReviewMessages {
    @Message
    String title();

    @Message
    String lead(long total);

    @Message
    String all();

    @Message
    String kind();

    @Message
    String filter();

    @Message
    String clear();

    @Message
    String none();

    @Message
    String noneHint();

    @Message
    String noneFound();

    @Message
    String noneFoundHint();

    @Message
    String pages();

    @Message
    String page(int page, int pages);

    @Message
    String previous();

    @Message
    String next();

    @Message
    String onlyThis(String candidate);
}
