package io.synq.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls one server and takes what goes over the wire. */
final class Caller {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;

    Caller(String server) {
        this.server = server;
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return http.send(
                request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Posts to the API with the key, and gives what it answers; fails unless that is 2xx. */
    String api(String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                post("/api/v1" + path, body, "Authorization", key(), "Content-Type", "application/json");
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("POST " + path + " was answered " + answer.statusCode());
        }
        return new String(answer.body(), UTF_8);
    }

    static String key() {
        return "Bearer " + System.getenv("BENCH_KEY");
    }

    /** A member of a JSON object that is a string. */
    static String member(String json, String name) throws IOException {
        Matcher member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)").matcher(json);
        if (!member.find()) {
            throw new IOException("no " + name + " in the answer");
        }
        return member.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .headers(headers);
    }

    String server() {
        return server;
    }
}
