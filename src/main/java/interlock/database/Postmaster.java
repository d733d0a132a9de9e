package interlock.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A running PostgreSQL server, found through the `postmaster.pid` it keeps in its data directory.
record Postmaster(ProcessHandle process, int port) {
    private static final int PID = 0;
    private static final int DATA_DIRECTORY = 1;
    private static final int PORT = 3;
    private static final String STARTER = "starter.pid";

    /// Empty when the file is missing, was left by a crash, or belongs to another directory.
    static Optional<Postmaster> runningIn(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT || !Path.of(lines.get(DATA_DIRECTORY).strip()).equals(data)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> answers(port))
                .map(process -> new Postmaster(process, port));
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    static void recordStarter(Path home) throws IOException {
        Files.writeString(home.resolve(STARTER), ProcessHandle.current().pid() + "\n");
    }

    static Optional<ProcessHandle> starterOf(Path home) throws IOException {
        Path file = home.resolve(STARTER);
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                : Optional.empty();
    }
}
