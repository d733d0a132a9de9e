package interlock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A node as users start it: the packaged server in a process of its own, on a given database.
final class NodeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Process process;
    private final URI address;

    private NodeProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// @param settings configuration by name
    static NodeProcess start(String name, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dinterlock.data-dir=target/" + name);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        var log = Path.of("target", name + ".log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        var node = new NodeProcess(process, URI.create("http://127.0.0.1:" + port + "/"));
        node.awaitReady();
        return node;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError("the node did not start, see its log below target");
            }
            Thread.sleep(200);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address.resolve("q/health/ready")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // Nobody listens yet.
        }
    }

    /// Signs in as people do; what is asked of this node from now on is asked with that session.
    void signIn(String name, String password) throws IOException, InterruptedException {
        get("sign-in");
        var token =
                client.cookieHandler().orElseThrow().get(address, Map.of()).get("Cookie").stream()
                        .filter(cookie -> cookie.startsWith("csrf-token="))
                        .map(cookie -> cookie.substring("csrf-token=".length()))
                        .findFirst()
                        .orElseThrow();
        var form =
                "name=%s&password=%s&csrf-token=%s"
                        .formatted(encoded(name), encoded(password), encoded(token));
        var request =
                HttpRequest.newBuilder(address.resolve("sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status != 303) {
            throw new AssertionError("signing in was answered with " + status);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        return answer.headers().firstValue("Content-Type").orElse("").contains("json")
                ? json.readTree(answer.body())
                : json.nullNode();
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        return json.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }

    /// Opens the live stream of a submission and leaves it open.
    void watch(String submission) throws IOException, InterruptedException {
        var stream = address.resolve("api/submissions/" + submission + "/events");
        var request = HttpRequest.newBuilder(stream).build();
        int status = client.send(request, BodyHandlers.ofInputStream()).statusCode();
        if (status != 200) {
            throw new AssertionError("watching was answered with " + status);
        }
    }

    /// Tells it to end.
    ///
    /// @return whether it did so by itself
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// As when its machine loses power.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.shutdownNow();
    }
}
