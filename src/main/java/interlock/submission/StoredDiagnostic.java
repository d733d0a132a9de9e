package interlock.submission;

import interlock.verdict.Diagnostic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message of the compiler.
@Entity
@Table(name = "diagnostic")
class StoredDiagnostic {
    @Id UUID id;

    @Column(name = "submission_id")
    UUID submission;

    int position;
    Diagnostic.Severity severity;
    String message;
    @Embedded @Nullable StoredPlace place;
}
