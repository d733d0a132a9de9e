package interlock.submission;

import interlock.verdict.Diagnostic;
import interlock.verdict.FindingKind;
import interlock.verdict.Load;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stores an enumeration by its public id, so that SQL reads like JSON does. Immutable.
abstract class IdColumn<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Function<E, String> idOf;
    private final Map<String, E> byId;

    private IdColumn(E[] values, Function<E, String> idOf) {
        this.idOf = idOf;
        this.byId = Arrays.stream(values).collect(Collectors.toUnmodifiableMap(idOf, e -> e));
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : idOf.apply(value);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String id) {
        if (id == null) {
            return null;
        }
        var value = byId.get(id);
        if (value == null) {
            throw new IllegalStateException("unknown id in the database: " + id);
        }
        return value;
    }

    @Converter(autoApply = true)
    static class OfKind extends IdColumn<Kind> {
        OfKind() {
            super(Kind.values(), Kind::id);
        }
    }

    @Converter(autoApply = true)
    static class OfState extends IdColumn<State> {
        OfState() {
            super(State.values(), State::id);
        }
    }

    @Converter(autoApply = true)
    static class OfStage extends IdColumn<Stage> {
        OfStage() {
            super(Stage.values(), Stage::id);
        }
    }

    @Converter(autoApply = true)
    static class OfStatus extends IdColumn<StageResult.Status> {
        OfStatus() {
            super(StageResult.Status.values(), StageResult.Status::id);
        }
    }

    @Converter(autoApply = true)
    static class OfLoad extends IdColumn<Load> {
        OfLoad() {
            super(Load.values(), Load::id);
        }
    }

    @Converter(autoApply = true)
    static class OfFindingKind extends IdColumn<FindingKind> {
        OfFindingKind() {
            super(FindingKind.values(), FindingKind::id);
        }
    }

    @Converter(autoApply = true)
    static class OfReplayOutcome extends IdColumn<ReplayOutcome> {
        OfReplayOutcome() {
            super(ReplayOutcome.values(), ReplayOutcome::id);
        }
    }

    @Converter(autoApply = true)
    static class OfSeverity extends IdColumn<Diagnostic.Severity> {
        OfSeverity() {
            super(Diagnostic.Severity.values(), Diagnostic.Severity::id);
        }
    }
}
