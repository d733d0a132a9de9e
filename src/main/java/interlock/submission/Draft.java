package interlock.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// What someone is still writing for one exercise in one language. Its row stays when the text is
/// thrown away, so that no revision ever comes back.
@Entity
@Table(name = "draft")
class Draft {
    @Id UUID id;

    @Column(name = "account_id")
    UUID account;

    String exercise;
    String language;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> files;

    int revision;

    @Column(name = "updated_at")
    Instant updated;

    /// An empty draft is none: nothing is lost by writing over it.
    boolean isEmpty() {
        return files.isEmpty();
    }

    void change(Map<String, String> newFiles, Instant now) {
        files = newFiles;
        revision++;
        updated = now;
    }

    DraftText text() {
        return new DraftText(files, revision, updated);
    }
}
