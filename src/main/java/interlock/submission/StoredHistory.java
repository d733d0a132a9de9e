package interlock.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// The lines recorded in one run, compressed.
@Entity
@Table(name = "run_history")
class StoredHistory {
    @Id
    @Column(name = "run_id")
    UUID run;

    @Column(name = "lines_gzip")
    byte[] linesGzip;

    boolean cut;
}
