package interlock.submission;

import interlock.verdict.Load;
import interlock.verdict.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// What one execution of one case used.
@Entity
@Table(name = "run")
class StoredRun {
    @Id UUID id;

    @Column(name = "submission_id")
    UUID submission;

    int position;
    Stage stage;

    @Column(name = "case_name")
    String caseName;

    Load load;
    int repetition;

    @Column(name = "wall_nanos")
    long wallNanos;

    @Column(name = "cpu_nanos")
    long cpuNanos;

    @Column(name = "run_delay_nanos")
    long runDelayNanos;

    @Column(name = "memory_peak_bytes")
    long memoryPeakBytes;

    boolean passed;
}
