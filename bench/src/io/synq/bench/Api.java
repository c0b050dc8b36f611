package io.synq.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls to the server's API with somebody's credentials. */
final class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String credentials;

    private Api(String credentials) {
        this.credentials = credentials;
    }

    static Api key(String key) {
        return new Api("Bearer " + key);
    }

    /** By RFC 7617. */
    static Api user(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Api("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** The answer's body; an exception unless it is a 2xx. */
    String call(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", credentials)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + url + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A member of an answer, by its name alone. */
    static String member(String json, String name) throws IOException {
        Matcher member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]+)").matcher(json);
        if (!member.find()) {
            throw new IOException("no " + name + " in the answer");
        }
        return member.group(1);
    }
}
