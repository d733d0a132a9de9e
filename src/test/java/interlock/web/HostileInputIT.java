package interlock.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.account.Role;
import interlock.account.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends what nobody should send to every operation that the API's own description lists, as an
/// admin, whom no role keeps out. The answer is a problem of the caller, never one of ours.
@QuarkusTest
class HostileInputIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final Set<Integer> GOOD = Set.of(200, 202, 204);
    private static final int URI_TOO_LONG = 414;

    @Inject ObjectMapper json;

    private SignedIn admin;
    private JsonNode description;

    @BeforeEach
    void readDescription() throws IOException {
        admin = SignedIn.as(Role.ADMIN);
        description = json.readTree(admin.request().get("/q/openapi?format=json").asInputStream());
        assertFalse(operations().isEmpty());
    }

    /// One method at one address.
    private record Operation(String method, String path, JsonNode details) {
        Stream<String> parameters(String place) {
            return StreamSupport.stream(details.path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asText().equals(place))
                    .map(parameter -> parameter.path("name").asText());
        }

        JsonNode body() {
            return details.path("requestBody").path("content");
        }

        boolean takes(String type) {
            return body().has(type);
        }

        /// @param value of each parameter in the path, encoded
        Response send(RequestSpecification request, String value) {
            return request.urlEncodingEnabled(false)
                    .request(method, path.replaceAll("\\{[^}]+}", value));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<String> texts() {
        return Stream.of(
                "no-such",
                "00000000-0000-0000-0000-000000000000",
                "-1",
                "\u0000",
                "a\u0000b",
                "\uFFFF",
                "'; drop table account; --",
                "\u202E\uD83D\uDCA3",
                "x".repeat(5000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_address_of_something_that_cannot_be(String text) {
        var id = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            if (operation.parameters("path").findAny().isPresent()) {
                var answer = operation.send(plausible(operation), id);
                boolean nothingThere =
                        Set.of("get", "delete").contains(operation.method)
                                && answer.statusCode() == 204;
                if (!nothingThere) {
                    check(operation, answer, failures);
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_filter_by_something_that_cannot_be(String text) {
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            operation
                    .parameters("query")
                    .forEach(
                            name -> {
                                var answer =
                                        admin.request()
                                                .queryParam(name, text)
                                                .request(operation.method, operation.path);
                                if (!GOOD.contains(answer.statusCode())) {
                                    check(operation, answer, failures);
                                }
                            });
        }
        assertEquals(List.of(), failures);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "\u0000\u0001\u007F",
                "\uFEFF{}",
                "{}",
                "{\"files\": null}",
                "{\"a\": 1e999999999}",
            })
    void a_body_that_is_not_what_was_asked_for(String body) {
        sendToAll(_ -> body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 100_000})
    void a_body_nested_deeper_than_anyone_writes(int depth) {
        sendToAll(_ -> "{\"files\":".repeat(depth).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void fields_that_hold_what_cannot_be(String text) {
        sendToAll(operation -> bytes(filled(operation, text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[]]", "{\"a\":{\"b\":[]}}", "1e400"})
    void fields_of_another_type(String value) throws IOException {
        var node = json.readTree(value);
        sendToAll(
                operation -> {
                    var body = json.createObjectNode();
                    schema(operation)
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(name -> body.set(name, node));
                    return bytes(body);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/octet-stream", "text/plain", "no/type"})
    void a_body_of_another_type(String type) {
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            if (!operation.body().isEmpty()) {
                var request = admin.request().header("Content-Type", type).body(new byte[] {1});
                check(operation, operation.send(request, UUID.randomUUID().toString()), failures);
            }
        }
        assertEquals(List.of(), failures);
    }

    /// Sends to whatever reads a body.
    private void sendToAll(java.util.function.Function<Operation, byte[]> body) {
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            operation
                    .body()
                    .fieldNames()
                    .forEachRemaining(
                            type -> {
                                var request =
                                        admin.request()
                                                .header("Content-Type", type)
                                                .body(body.apply(operation));
                                var id = UUID.randomUUID().toString();
                                check(operation, operation.send(request, id), failures);
                            });
        }
        assertEquals(List.of(), failures);
    }

    private static void check(Operation operation, Response answer, List<String> failures) {
        int status = answer.statusCode();
        var text = answer.asString();
        if (status == URI_TOO_LONG) {
            return; // Refused by the server before it knows what is asked for.
        }
        boolean problem =
                String.valueOf(answer.contentType()).startsWith(Problem.MEDIA_TYPE)
                        && answer.path("status").equals(status);
        boolean telling = text.contains("Exception") || text.contains("interlock.");
        if (status < 400 || status >= 500 || !problem || telling) {
            failures.add("%s: %d %s".formatted(operation, status, text));
        }
    }

    private RequestSpecification plausible(Operation operation) {
        return operation.takes("application/json")
                ? admin.request()
                        .contentType("application/json")
                        .body(bytes(filled(operation, "plausible")))
                : admin.request();
    }

    /// A body of the right form in which each text is this one.
    private ObjectNode filled(Operation operation, String text) {
        var body = json.createObjectNode();
        for (var property : schema(operation).path("properties").properties()) {
            switch (property.getValue().path("type").asText()) {
                case "integer" -> body.put(property.getKey(), 0);
                case "boolean" -> body.put(property.getKey(), text);
                case "object" -> body.set(property.getKey(), json.valueToTree(Map.of(text, text)));
                default -> body.put(property.getKey(), text);
            }
        }
        return body;
    }

    private JsonNode schema(Operation operation) {
        var schema = operation.body().path("application/json").path("schema");
        var known = schema.path("$ref").asText();
        return known.isEmpty() ? schema : description.at(known.substring(1));
    }

    private byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<Operation> operations() {
        var all = new ArrayList<Operation>();
        for (var path : description.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    all.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        return all;
    }
}
