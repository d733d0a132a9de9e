package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A language that solutions may be written in. Stateless.
public interface Language {
    /// The id in exercise packages, JSON and SQL: `java`, `python`, `c`.
    String id();

    /// What it is called on screen, with its version.
    String title();

    /// Ending of its source files, with the dot; decides the language of a single-file solution.
    List<String> endings();

    /// Where an exercise keeps its adapter, below `include/<id>`: `adapter.py`.
    String adapter();

    /// Checks sources and turns them into something a box can run; all of it happens in boxes.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed
    Compilation compile(Sources sources, Slot slot);

    /// The box that runs a compiled program: it speaks the harness protocol on its streams.
    BoxSpec run(Program program, Slot slot, Limits limits);

    /// The box that runs a compiled program under controlled schedules: it speaks the exploration
    /// protocol on its streams. Nothing if this language has no engine for it.
    default Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        return Optional.empty();
    }

    /// The version of the engine that explores, twelve hexadecimal digits: another one, or the same
    /// on another version of what it needs of this machine, may play other schedules for the same
    /// seed. Nothing if this language has no engine.
    ///
    /// @param slot where something is compiled to know it
    /// @throws interlock.sandbox.SandboxException if what it needs is not there
    default Optional<String> engine(Slot slot) {
        return Optional.empty();
    }

    /// The box that runs a compiled program at full speed while a tool of the language watches its
    /// accesses: it speaks the harness protocol on its streams, and tells data races by the `race`
    /// line of the exploration protocol. Nothing if there is no such tool, or if it would accuse
    /// the program wrongly.
    default Optional<BoxSpec> witness(Program program, Slot slot, Limits limits) {
        return Optional.empty();
    }

    /// Whether two accesses that nothing orders are a fault by themselves: the language gives them
    /// no meaning that a program could rely on.
    default boolean forbidsRaces() {
        return false;
    }

    /// What is handed to the compiler.
    ///
    /// @param solution the candidate's files: flat name → text
    /// @param include the exercise's harness files: path below `include/<lang>` → text; diagnostics
    ///     in them are shown without place
    /// @param forbidden names that the rules forbid, in the language's own form: Java binary names
    ///     or `java.util.concurrent.*`, Python modules or `module.name`, C symbols
    record Sources(
            Map<String, String> solution, Map<String, String> include, List<String> forbidden) {
        public Sources {
            solution = Map.copyOf(solution);
            include = Map.copyOf(include);
            forbidden = List.copyOf(forbidden);
        }
    }
}
