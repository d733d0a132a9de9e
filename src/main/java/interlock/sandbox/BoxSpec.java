package interlock.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run in a box. Inside, `/in` holds the input files (read-only), `/box` is the empty
/// working directory (tmpfs), `/tmp` and `/dev/shm` are empty; nothing else of the machine but
/// `/usr` and the JDK is visible.
///
/// @param command program and arguments, paths as seen inside
/// @param files input files: path below `/in` → content
/// @param mounts further read-only folders or files: path inside → path on the machine
/// @param environment nothing is inherited; `PATH`, `HOME` and `LANG` have values unless given
public record BoxSpec(
        Slot slot,
        List<String> command,
        Map<String, byte[]> files,
        Map<Path, Path> mounts,
        Map<String, String> environment,
        Limits limits) {
    public BoxSpec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("nothing to run");
        }
        command = List.copyOf(command);
        files = Map.copyOf(files);
        mounts = Map.copyOf(mounts);
        environment = Map.copyOf(environment);
    }
}
