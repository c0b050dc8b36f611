package io.synq.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Arguments: {@code prepare <server>} makes the endpoints; {@code run <server>} asks for lists and pages one after the
 * other and prints how long they took as a Markdown table; {@code sizes <server>} for a few of them, and prints a name and
 * the median in milliseconds a line, parted by a tab. The key is read from the variable BENCH_KEY.
 */
final class Measure {

    private static final int WARM_UP = 5;
    private static final int TIMES = 20;
    private static final int ENDPOINTS = 5;
    private static final int GOAL = 500;
    private static final int PAGE_GOAL = 300;
    private static final String NOWHERE = "2001-01-01T00:00:00.000Z";

    private final Caller caller;

    private Measure(Caller caller) {
        this.caller = caller;
    }

    /** A call to be measured. */
    private interface Call {
        HttpResponse<byte[]> make() throws IOException, InterruptedException;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Measure measure = new Measure(new Caller(args[1]));
        switch (args[0]) {
            case "prepare" -> measure.prepare();
            case "sizes" -> measure.sizes();
            default -> measure.run();
        }
    }

    private void prepare() throws IOException, InterruptedException {
        for (int i = 0; i < ENDPOINTS; i++) {
            caller.api("/endpoints", "{\"url\":\"" + Fill.ENDPOINT_URL + i + "\",\"event_types\":[\"*\"]}");
        }
    }

    private void sizes() throws IOException, InterruptedException {
        median("events, first page", "/events");
        median("events of one type", "/events?event_type=type.n7");
        median("deliveries, first page", "/deliveries");
        median("failed deliveries", "/deliveries?state=failed");
    }

    private void median(String name, String path) throws IOException, InterruptedException {
        double[] millis = millis(name, () -> caller.get("/api/v1" + path, "Authorization", Caller.key()));
        System.out.println(name + "\t" + median(millis));
    }

    private static double median(double[] sorted) {
        return (sorted[TIMES / 2 - 1] + sorted[TIMES / 2]) / 2;
    }

    private void run() throws IOException, InterruptedException {
        System.out.println("| what | median ms | worst ms | goal ms | found | complete |");
        System.out.println("|---|---:|---:|---:|---:|---|");
        events("first page", "");
        events("type, 1 in 20", "event_type=type.n7");
        events("type, 1 in 100,000", "event_type=rare.type");
        events("type, absent", "event_type=no.such");
        events("organization, 1 in 50", "org_id=" + Fill.named("org-7"));
        events("organization, absent", "org_id=" + Fill.named("none"));
        events("user, 1 in 20,000", "user_id=" + Fill.named("user-77"));
        events("user, 1 in 100,000", "user_id=" + Fill.named("rare-user"));
        events("user, absent", "user_id=" + Fill.named("nobody"));
        events("user and type, both there, not together", "event_type=type.n7&user_id=" + Fill.named("rare-user"));
        events("time, absent", "to=" + NOWHERE);
        events("text, in every event", "q=bahnhofstrasse");
        events("text, 1 in 100,000", "q=needle");
        events("text, absent", "q=no-such-text");
        events("text and user, 1 in 100,000", "q=needle&user_id=" + Fill.named("rare-user"));
        String all = endpoint(0);
        String few = endpoint(ENDPOINTS - 1);
        events("endpoint, every event", "endpoint_id=" + all);
        events("endpoint, 1 in 100,000", "endpoint_id=" + few);
        events("endpoint, absent", "endpoint_id=ep_none");
        for (String status : new String[] {"delivered", "failed", "retrying", "pending", "held", "cancelled"}) {
            events("status " + status, "delivery_status=" + status);
        }
        events("endpoint and failed, 1 in 100,000", "delivery_status=failed&endpoint_id=" + all);
        list("deliveries of an endpoint with all", "/endpoints/" + all + "/deliveries");
        list("its delivered ones", "/endpoints/" + all + "/deliveries?status=delivered");
        list("its failed ones, 1 in 100,000", "/endpoints/" + all + "/deliveries?status=failed");
        list("its waiting ones, absent", "/endpoints/" + all + "/deliveries?status=retrying");
        list("deliveries of an endpoint with few", "/endpoints/" + few + "/deliveries");
        pages();
    }

    private void events(String name, String query) throws IOException, InterruptedException {
        list(name, "/events" + (query.isEmpty() ? "" : "?" + query));
    }

    private void list(String name, String path) throws IOException, InterruptedException {
        measure(name, GOAL, () -> caller.get("/api/v1" + path, "Authorization", Caller.key()), true);
    }

    private void pages() throws IOException, InterruptedException {
        String made = caller.api("/users", "{\"name\":\"bench-" + System.nanoTime() + "\",\"role\":\"viewer\"}");
        Visit visit = Visit.of(caller, Caller.member(made, "name"), Caller.member(made, "password"));
        for (String path : new String[] {"/console/t/demo/overview", "/console/t/demo/webhooks/events"}) {
            HttpResponse<byte[]> page = visit.get(path);
            if (page.statusCode() == 200) {
                long kilobytes = visit.bytes(page) / 1_000;
                String name = path + ", " + kilobytes + " KB over the wire (goal 300)";
                measure(name, PAGE_GOAL, () -> visit.get(path), false);
            } else {
                System.out.println("| " + path + " | | | " + PAGE_GOAL + " | answered " + page.statusCode() + " | |");
            }
        }
    }

    private void measure(String name, int goal, Call call, boolean list) throws IOException, InterruptedException {
        double[] millis = millis(name, call);
        String body = list ? new String(call.make().body(), UTF_8) : "";
        System.out.println("| %s | %.0f | %.0f%s | %d | %s | %s |"
                .formatted(
                        name,
                        median(millis),
                        millis[TIMES - 1],
                        millis[TIMES - 1] > goal ? " (!)" : "",
                        goal,
                        list ? found(body) : "",
                        body.contains("\"complete\":false") ? "no" : "yes"));
    }

    /** How long each of the calls took after some to warm up, shortest first. */
    private static double[] millis(String name, Call call) throws IOException, InterruptedException {
        double[] millis = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = call.make();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            if (answer.statusCode() != 200) {
                throw new IOException(name + " was answered " + answer.statusCode());
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static long found(String body) {
        return Pattern.compile("\"created_at\"|\"accepted_at\"").matcher(body).results().count();
    }

    private String endpoint(int number) throws IOException, InterruptedException {
        String list = new String(
                caller.get("/api/v1/endpoints?limit=200", "Authorization", Caller.key()).body(), UTF_8);
        for (String one : list.split("\\{")) {
            if (one.contains(Fill.ENDPOINT_URL + number + "\"")) {
                return Caller.member(one, "id");
            }
        }
        throw new IOException("the server has no such endpoint");
    }
}
