package interlock.exercise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// The files of a version, as a zip.
@Entity
@Table(name = "exercise_archive")
class ExerciseArchive {
    @Id
    @Column(name = "version_id")
    UUID version;

    byte[] zip;
}
