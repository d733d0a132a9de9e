package interlock.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs trusted programs on the cores of a slot, beside its boxes, in control groups of their own.
public interface Companions {
    /// @throws SandboxException if the program could not be started in its group
    Companion start(Spec spec);

    /// @param weight share of a contended core, in percent of what a box gets
    /// @param directory where the program starts
    record Spec(Slot slot, int weight, ByteSize memory, List<String> command, Path directory) {
        public Spec {
            command = List.copyOf(command);
            if (command.isEmpty() || weight < 1) {
                throw new IllegalArgumentException("a program and a positive weight are needed");
            }
        }
    }

    /// A program that runs until it is closed.
    interface Companion extends AutoCloseable {
        boolean isAlive();

        /// CPU time of the program and all it started.
        Duration cpu();

        /// What it made block devices write, as far as the kernel can attribute it.
        ByteSize written();

        /// Ends every process of the program, and removes its group.
        @Override
        void close();
    }
}
