package io.synq.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The receiver's endpoint on the server. Arguments: {@code only|add <api> <receiver URL>} creates it and prints its id,
 * {@code only} after every other endpoint of the tenant has been deleted; {@code remove <api> <id>} deletes it. The
 * API's address ends in {@code /api/v1}; the key is read from the variable BENCH_KEY.
 */
final class Subscription {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(ep_[^\"]+)\"");
    private static final int PAGES_AT_MOST = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String endpoints;

    private Subscription(String api) {
        endpoints = api + "/endpoints";
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Subscription subscription = new Subscription(args[1]);
        try {
            switch (args[0]) {
                case "only" -> {
                    subscription.removeAll();
                    System.out.println(subscription.add(args[2]));
                }
                case "add" -> System.out.println(subscription.add(args[2]));
                case "remove" -> subscription.remove(args[2]);
                default -> throw new IOException("unknown command " + args[0]);
            }
        } catch (IOException e) {
            System.err.println("bench: endpoint of the receiver: " + e);
            System.exit(1);
        }
    }

    private String add(String receiver) throws IOException, InterruptedException {
        String body = "{\"url\":\"" + receiver + "\",\"event_types\":[\"*\"]}";
        return firstId(call("POST", endpoints, body));
    }

    private void removeAll() throws IOException, InterruptedException {
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            Matcher ids = ID.matcher(call("GET", endpoints + "?limit=200", ""));
            int removed = 0;
            for (; ids.find(); removed++) {
                remove(ids.group(1));
            }
            if (removed == 0) {
                return;
            }
        }
    }

    private void remove(String id) throws IOException, InterruptedException {
        call("DELETE", endpoints + "/" + id, "");
    }

    private static String firstId(String json) throws IOException {
        Matcher id = ID.matcher(json);
        if (!id.find()) {
            throw new IOException("no id in the answer");
        }
        return id.group(1);
    }

    private String call(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + System.getenv("BENCH_KEY"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + url + " was answered " + answer.statusCode());
        }
        return answer.body();
    }
}
