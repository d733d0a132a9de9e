package interlock.exercise;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// What all versions of an exercise share.
@Entity
@Table(name = "exercise")
class Exercise {
    @Id UUID id;
    String slug;
}
